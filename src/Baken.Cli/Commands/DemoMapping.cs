namespace Baken.Cli.Commands;

/// <summary>The saved mapping with which the demonstration's own street survey is read.</summary>
internal static class DemoMapping
{
    public const string StreetSurvey = """
        {
          "mapping": 1,
          "source": {
            "key": "schouw",
            "name": "Straatschouw",
            "owner": "Gemeente",
            "controller": "college",
            "purpose": "Beeld van de openbare ruimte per buurt",
            "legalBasis": "AVG artikel 6, eerste lid, onder e; er worden geen persoonsgegevens verwerkt",
            "retentionYears": 5,
            "licence": "Eigen gegevens"
          },
          "area": { "code": "buurtcode" },
          "year": { "column": "jaar" },
          "figures": [
            { "column": "straatverlichting_defect", "indicator": "straatverlichting-defect", "label": "Defecte straatverlichting",
              "unit": "lantaarns", "kind": "quantity", "theme": "Schouw" },
            { "column": "leegstand_pct", "indicator": "leegstand-aandeel", "label": "Leegstand van bedrijfsruimte",
              "unit": "%", "kind": "share", "decimals": 1, "theme": "Schouw" },
            { "column": "meldingen_overlast", "indicator": "meldingen-overlast", "label": "Meldingen van overlast",
              "unit": "meldingen", "kind": "count", "suppressBelow": 5, "theme": "Schouw" }
          ]
        }
        """;
}
