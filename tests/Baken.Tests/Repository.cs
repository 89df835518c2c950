namespace Baken.Tests;

/// <summary>Where the source tree lies, for tests that read it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Baken.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
