namespace Baken.Sectors.Api;

/// <summary>A node of the SBI as machines get it.</summary>
/// <param name="Code">Without dots: 96021.</param>
/// <param name="Level">kwb-groep, sectie, afdeling, groep, klasse or subklasse.</param>
/// <param name="Parent">The code one level up, in the same edition.</param>
/// <param name="Import">The import it came from.</param>
internal sealed record SbiNode(
    int Edition,
    string Code,
    string Dotted,
    string Level,
    string? Parent,
    string Name,
    string? NameEnglish,
    int Import
)
{
    public static SbiNode Of(SectorNode node) =>
        new(
            node.Code.Edition,
            node.Code.Code,
            node.Code.Dotted,
            node.Level,
            node.Parent?.Code,
            node.Name,
            node.NameEnglish,
            node.Import
        );
}

/// <summary>A node that a search found.</summary>
/// <param name="Match">code, code-prefix, word-start or contained; best first.</param>
internal sealed record SbiHit(SbiNode Node, SectorMatch Match);

/// <summary>A node with its place in the tree and its figures.</summary>
/// <param name="Path">From the root down to the node itself.</param>
/// <param name="Sectors">The keys of the vulnerable sectors that name this very code.</param>
/// <param name="Picture">Figures of the area asked for, else of the home municipality; null where there is neither.</param>
internal sealed record SbiDetail(
    SbiNode Node,
    IReadOnlyList<SbiNode> Path,
    IReadOnlyList<SbiNode> Children,
    IReadOnlyList<string> Sectors,
    SectorPicture? Picture
);

/// <summary>A vulnerable sector with its figures, one picture per edition of the SBI that it has codes of.</summary>
internal sealed record SectorDetail(VulnerableSector Sector, IReadOnlyList<SectorPicture> Pictures);
