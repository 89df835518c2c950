using System.Globalization;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.AspNetCore.Http;

namespace Baken.Web.Imports;

/// <summary>What a person answered on the form of a mapping; column n of the table has the fields that end in <c>-n</c>.</summary>
internal static class MappingAnswers
{
    public const int MostColumns = 300;

    public const string Skip = "overslaan";
    public const string Area = "gebied";
    public const string Year = "jaar";
    public const string Sector = "sector";
    public const string Figure = "cijfer";

    public static MappingForm Of(IFormCollection form)
    {
        string? area = null;
        string? year = null;
        string? sector = null;
        var figures = new List<MappingFormFigure>();
        for (var n = 0; n < MostColumns && form.TryGetValue($"kolom-{n}", out var name); n++)
            switch (Text($"rol-{n}"))
            {
                case Area:
                    area ??= name.ToString();
                    break;
                case Year:
                    year ??= name.ToString();
                    break;
                case Sector:
                    sector ??= name.ToString();
                    break;
                case Figure:
                    figures.Add(
                        new MappingFormFigure(
                            name.ToString(),
                            Text($"sleutel-{n}"),
                            Text($"label-{n}"),
                            Text($"eenheid-{n}"),
                            Enum.TryParse<IndicatorKind>(Text($"soort-{n}"), out var kind) && Enum.IsDefined(kind)
                                ? kind
                                : IndicatorKind.Count,
                            Number($"decimalen-{n}") ?? 0
                        )
                    );
                    break;
                default:
                    break;
            }

        return new MappingForm(
            Text("sleutel"),
            Text("naam"),
            Text("eigenaar"),
            Text("verantwoordelijke") == nameof(Controller.Mayor) ? Controller.Mayor : Controller.College,
            Text("doel"),
            Text("grondslag"),
            Number("bewaartermijn") ?? 0,
            Text("licentie"),
            Text("adres"),
            Text("toelichting"),
            area,
            year,
            Number("vast-jaar"),
            sector,
            figures
        );

        string Text(string field) => form[field].ToString().Trim();
        int? Number(string field) =>
            int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
