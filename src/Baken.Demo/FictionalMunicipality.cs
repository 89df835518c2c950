using Baken.Demo.Figures;
using Baken.Demo.Files;
using Baken.Demo.Towns;

namespace Baken.Demo;

/// <summary>A Dutch polder town that does not exist, as the files that real publishers would have published about it.</summary>
/// <remarks>
/// It lies in open water, its codes are given to no municipality (GM9901 and its neighbours GM9911 to GM9916; GM2001 to
/// GM2340 in the country) and its figures describe nobody.
/// </remarks>
public static class FictionalMunicipality
{
    /// <summary>What an installation with these files is called.</summary>
    public static string NameOf(DemoSize size) =>
        size switch
        {
            DemoSize.Small => "Bakenwaard",
            DemoSize.Almere => "Bakenwaard",
            DemoSize.Country => "Verzonnen land",
        };

    /// <summary>Writes the files to a folder; the same seed and size give the same bytes.</summary>
    public static IReadOnlyList<DemoFile> Generate(
        string folder,
        int seed,
        DemoSize size,
        IProgress<DemoProgress>? progress,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        var files = new List<DemoFile>();
        const int steps = 13;
        var done = 0;
        void Report(string step) => progress?.Report(new DemoProgress(step, ++done, steps));
        void Add(string source, string path)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(new DemoFile(source, path));
            Report(Path.GetFileName(path));
        }

        var towns = Realm.Build(seed, size, cancellation);
        Report("kaart");
        var register = Register.Of(towns, seed, cancellation);
        var premises = register.Premises();
        Report("bedrijven");

        Add("cbs-boundaries", BoundaryFiles.MunicipalitiesAndDistricts(folder, towns));
        Add("cbs-boundaries", BoundaryFiles.Neighbourhoods(folder, towns));
        foreach (var year in KeyFigureFile.Years)
            Add("cbs-key-figures", KeyFigureFile.Write(folder, year, seed, register, cancellation));
        Add("police-crime", CrimeFile.Write(folder, seed, register, cancellation));
        Add("sbi", BusinessFiles.Sbi(folder));
        Add("establishments", BusinessFiles.BySectionGroup(folder, register));
        Add("establishments", BusinessFiles.ByClass(folder, register, premises, municipalitiesOnly: size == DemoSize.Country));
        Add("bankruptcies", BusinessFiles.Bankruptcies(folder, seed, register, premises));
        Add("table", SurveyFile.Write(folder, seed, register));
        return files;
    }
}
