namespace Baken.Tests;

/// <summary>
/// The real, public files that are kept beside the repository and are no part of it. A test that needs one is skipped
/// where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>The path of a file such as "almere/almere_buurten.geojson"; skips the running test when it is not there.</summary>
    public static string Path(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"The shared data file {file} is not beside this repository.");
        return "";
    }
}
