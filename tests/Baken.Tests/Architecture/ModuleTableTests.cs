using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Baken.Tests.Architecture;

/// <summary>The table of allowed references in ARCHITECTURE.md, held against the project files.</summary>
public sealed partial class ModuleTableTests
{
    [Fact]
    public void Every_project_references_exactly_what_the_table_allows()
    {
        var table = Table();
        var projects = Projects();

        projects.Keys.Order().ShouldBe(table.Keys.Order(), "the table names every project of src and libs, and no other");
        foreach (var (project, references) in projects)
            references.Order().ShouldBe(table[project].Order(), $"the references of {project}");
    }

    [Fact]
    public void Nothing_upstream_references_downstream()
    {
        // In the table a project stands below everything that it references, so a cycle cannot be written down.
        var order = Table().Keys.ToList();
        foreach (var (project, references) in Projects())
        foreach (var reference in references)
            order.IndexOf(reference).ShouldBeLessThan(order.IndexOf(project), $"{project} references {reference}");
    }

    [Fact]
    public void The_libraries_know_nothing_of_us_and_use_no_package()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "libs"), "*.csproj", SearchOption.AllDirectories))
        {
            var project = XDocument.Load(file);
            project.Descendants("PackageReference").ShouldBeEmpty(file);
            project.Descendants("ProjectReference").ShouldBeEmpty(file);
        }
    }

    private static Dictionary<string, string[]> Table()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        return Row()
            .Matches(text)
            .ToDictionary(
                row => row.Groups[1].Value,
                row => row.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );
    }

    private static Dictionary<string, string[]> Projects() =>
        new[] { "libs", "src" }
            .SelectMany(folder =>
                Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
            )
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file =>
                    XDocument
                        .Load(file)
                        .Descendants("ProjectReference")
                        .Select(reference =>
                            Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
                        )
                        .ToArray()
            );

    // | `Baken.Areas` | Baken.Kernel, Baken.Access | what it is |
    [GeneratedRegex(@"^\| `([A-Za-z.]+)` \| ([A-Za-z., ]*?) ?\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
