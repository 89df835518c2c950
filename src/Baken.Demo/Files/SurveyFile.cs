using Baken.Demo.Figures;
using Baken.Demo.Towns;

namespace Baken.Demo.Files;

/// <summary>A municipality's own table: what was seen on a walk through its neighbourhoods, and what was reported.</summary>
internal static class SurveyFile
{
    public static string Write(string folder, int seed, Register register)
    {
        var path = Path.Combine(folder, "schouw_2023_2024.csv");
        using var file = new TextFile(path, ';');
        file.Row("buurtcode", "jaar", "straatverlichting_defect", "leegstand_pct", "meldingen_overlast");
        foreach (var n in register.Neighbourhoods.Where(n => n.Areas.Length == 3))
            for (var year = 2023; year <= 2024; year++)
            {
                var profile = n.Profile;
                var chance = Chance.For(seed, $"{profile.Area.Code}/survey/{year}");
                var vacancy = profile.Area.Use switch
                {
                    LandUse.BusinessPark or LandUse.Harbour => 9,
                    LandUse.Centre => 6,
                    LandUse.HolidayPark => 12,
                    _ => 2.0,
                };
                file.Field(profile.Area.Code).Field(year);
                file.Field(chance.NegativeBinomial((1 + 0.0015 * profile.Present(year)) * profile.Trouble, 3));
                file.Field(vacancy * profile.Trouble * chance.Between(0.5, 1.5), 1);
                file.Field(chance.NegativeBinomial(0.011 * profile.Present(year) * profile.Trouble, 5)).End();
            }

        return path;
    }
}
