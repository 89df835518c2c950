using System.Text.RegularExpressions;

namespace Baken.Tests.Architecture;

/// <summary>The documents on security, held against the code: what they name exists, and no requirement is left out.</summary>
public sealed partial class SecurityDocumentTests
{
    private const string Asvs = "docs/asvs.md";
    private const string ThreatModel = "docs/threat-model.md";

    /// <summary>Requirements of level 1 and 2 in ASVS 5.0.0, by chapter.</summary>
    private static readonly int[] Requirements = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

    /// <summary>What can be named by its path, from the root of the repository.</summary>
    private static readonly string[] Roots = ["src/", "tests/", "libs/", "docs/"];

    [Theory]
    [InlineData(Asvs, 30)]
    [InlineData(ThreatModel, 10)]
    public void Every_type_that_a_document_names_exists(string document, int least)
    {
        var types = Types();
        var named = Named(document).Where(word => TypeName().IsMatch(word)).Distinct().ToList();
        named.Count.ShouldBeGreaterThan(least);
        named.Where(name => !types.Contains(name)).ShouldBeEmpty($"{document} names what is not there");
    }

    [Theory]
    [InlineData(Asvs)]
    [InlineData(ThreatModel)]
    public void Every_file_that_a_document_names_exists(string document)
    {
        var missing = Named(document)
            .Concat(Linked(document))
            .Where(path => Array.Exists(Roots, root => path.StartsWith(root, StringComparison.Ordinal)))
            .Where(path => !Path.Exists(Path.Combine(Repository.Root, path)));
        missing.ShouldBeEmpty($"{document} names what is not there");
    }

    [Fact]
    public void Every_requirement_of_level_2_has_one_line_with_one_answer()
    {
        var lines = Requirement().Matches(Text(Asvs)).ToList();
        lines
            .GroupBy(line => int.Parse(line.Groups["chapter"].Value, System.Globalization.CultureInfo.InvariantCulture))
            .OrderBy(chapter => chapter.Key)
            .Select(chapter => chapter.Count())
            .ShouldBe(Requirements);
        lines.Select(line => line.Groups["number"].Value).ShouldBeUnique();
        var answers = lines.CountBy(line => line.Groups["answer"].Value).ToDictionary();
        answers.Keys.ShouldBeSubsetOf(["**met**", "not applicable", "**open**"]);
        lines.ShouldAllBe(line => line.Groups["how"].Value.Trim().Length > 1);

        var sum = $"| **together** | **{answers["**met**"]}** | **{answers["not applicable"]}** | **{answers["**open**"]}** |";
        Text(Asvs).ShouldContain(sum, Case.Sensitive, "the table at the head counts what stands below it");
    }

    [Fact]
    public void What_is_called_met_names_what_proves_it_or_says_that_nothing_does()
    {
        var unproved = Requirement()
            .Matches(Text(Asvs))
            .Where(line => line.Groups["answer"].Value == "**met**")
            .Where(line => !Proof().IsMatch(line.Groups["how"].Value))
            .Select(line => line.Groups["number"].Value);
        unproved.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("`SignInTests`", true)]
    [InlineData("`BakenWeb`", true)]
    [InlineData("`SameSite=Lax`", false)]
    [InlineData("`keys/`", false)]
    [InlineData("`nosniff`", false)]
    [InlineData("SignInTests", false)]
    public void A_type_is_known_by_its_form(string text, bool known) =>
        Code().Matches(text).Any(code => TypeName().IsMatch(code.Groups[1].Value)).ShouldBe(known);

    /// <summary>Every type of the product and of the tests, by its own name; a page is one by its file.</summary>
    private static HashSet<string> Types()
    {
        var files = new[] { "src", "libs", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories)
            )
            .Where(file => !Built().IsMatch(file.Replace('\\', '/')))
            .ToList();
        var declared = files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
            .Select(declaration => declaration.Groups[1].Value);
        var pages = files
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file));
        return [.. declared, .. pages];
    }

    private static IEnumerable<string> Named(string document) =>
        Code().Matches(Text(document)).Select(code => code.Groups[1].Value);

    /// <summary>Where the links lead, from the root: those to other sites and within the page are left out.</summary>
    private static IEnumerable<string> Linked(string document) =>
        Link()
            .Matches(Text(document))
            .Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Select(target => $"docs/{target.Split('#')[0]}");

    private static string Text(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    // A capital, letters of both cases, and nothing else: no header with a dash, no file, no abbreviation.
    [GeneratedRegex("^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:class|interface|enum|struct|record(?:\s+(?:class|struct))?)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex Built();

    // | 1.2.4 | 1 | asks | **met** | how |
    [GeneratedRegex(
        @"^\| (?<number>(?<chapter>\d+)\.\d+\.\d+) \| [12] \| [^|\n]+ \| (?<answer>[^|\n]+?) \| (?<how>[^|\n]+) \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex Requirement();

    // A test, the lack of one, a table further on, or another line of the page.
    [GeneratedRegex(@"`\w+(?:Tests|Journeys)`|`EveryPage`|No test|\]\(|^as \d+\.\d+\.\d+$")]
    private static partial Regex Proof();
}
