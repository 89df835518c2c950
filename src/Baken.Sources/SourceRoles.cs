using Baken.Access;
using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Who may do what with sources. They hold figures about areas and sectors, and nothing about persons or firms.</summary>
public static class SourceRoles
{
    /// <summary>All staff: whoever sees a figure may see where it came from.</summary>
    public const string Viewers = FigureRoles.Names;

    public const string Importers = nameof(Role.Analyst) + "," + nameof(Role.Administrator);

    public static bool MayImport(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Role.Analyst) || actor.Is(Role.Administrator);
    }
}
