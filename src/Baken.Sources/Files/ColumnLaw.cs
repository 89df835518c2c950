using System.Globalization;
using System.Text;

namespace Baken.Sources.Files;

/// <summary>
/// Which columns may never be read: origin, descent, nationality, birth country, migration background, religion, language,
/// caravan residence. Such a column is dropped before its first value is looked at, and the import report names it. It
/// would rather drop a harmless column than read one of these.
/// </summary>
internal static class ColumnLaw
{
    /// <summary>Anywhere in the name, with everything but letters and digits taken out.</summary>
    private static readonly string[] Stems = Listed(
        """
        herkomst afkomst afstamming oorsprong descent ancest countryoforigin migra achtergrond background allocht
        autocht westers nonwestern nationalit staatsburger citizenship paspoort passport naturalis geboorteland
        geboorteplaats landvangeboorte geborenin geborenbuiten geborenbinnen birthcountry birthplace countryofbirth
        placeofbirth bornin bornabroad foreign buitenland vreemdeling etnic etnisch ethnic huidskleur skincolo religi
        godsdienst geloof gelovig kerkelijk kerkgang levensbeschouw islam moslim muslim christ katholi catholic
        protestant joods jewish hindoe hindu boeddh buddh woonwagen caravan zigeuner sinti language moedertaal
        thuistaal spreektaal taalgroep asiel asylum vluchteling refugee statushouder verblijfsstatus
        verblijfsvergunning marok moroc turk surina antill aruba oekrai ukrain syri eritre somali pools polish
        europaexclusiefnederland buiteneuropa europeexcl outsideeurope
        """
    );

    /// <summary>Only as a word of its own: "totaal" is no language.</summary>
    private static readonly HashSet<string> Words = ListedSet(
        """
        taal talen tongval origin origins origine ras race races racial roma stam tribe western native natives born
        immigrant expat expats nederlanders nederlander buitenlander
        """
    );

    /// <summary>Column keys of CBS without a telling word: KWB tables by key (number at the end left off), KWB files by short name.</summary>
    private static readonly HashSet<string> Keys = ListedSet(
        """
        nederland europa geboren dutch overig_niet_westers a_nl_all a_eur_al a_neu_al a_geb_nl a_geb_eu a_geb_ne
        a_gbl_eu a_gbl_ne p_nl_all p_eur_al p_neu_al p_geb_nl p_geb_eu p_geb_ne p_gbl_eu p_gbl_ne a_w_all a_nw_all
        a_marok a_antaru a_suri a_tur a_ov_nw p_w_all p_nw_all p_marok p_antaru p_suri p_tur p_ov_nw p_west_al
        p_n_w_al p_mar_al p_ant_al p_sur_al p_tur_al p_over_al west_all nwest_all a_west_al a_n_w_al
        """
    );

    /// <summary>Whether a column of this name (or with this title) may never be read.</summary>
    public static bool Forbids(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var words = WordsOf(column);
        var joined = string.Concat(words);
        foreach (var stem in Stems)
            if (joined.Contains(stem, StringComparison.Ordinal))
                return true;
        foreach (var word in words)
            if (Words.Contains(word))
                return true;

        var key = string.Join('_', words.Where((word, place) => place == 0 || !word.All(char.IsAsciiDigit)));
        return Keys.Contains(key) || Keys.Contains(joined);
    }

    private static string[] Listed(string words) => words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> ListedSet(string words) => [.. Listed(words)];

    /// <summary>The words of a column name: lower case, without accents, parted at signs, figures and inner capitals.</summary>
    internal static List<string> WordsOf(string column)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var before = '\0';
        foreach (var character in column.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (!char.IsLetterOrDigit(character))
                End();
            else
            {
                if (
                    (char.IsUpper(character) && char.IsLower(before))
                    || (char.IsDigit(character) != char.IsDigit(before) && before != '\0')
                )
                    End();
                word.Append(char.ToLowerInvariant(character));
            }

            before = character;
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
