using Baken.Access;
using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Who may do what with sources. They hold figures about areas and sectors, and nothing about persons or firms.</summary>
public static class SourceRoles
{
    /// <summary>All staff: whoever sees a figure may see where it came from.</summary>
    public static IReadOnlyList<Role> Viewers => FigureRoles.Viewers;

    public static IReadOnlyList<Role> Importers { get; } = [Role.Analyst, Role.Administrator];

    public static bool MayImport(Actor actor) => Importers.Any(actor.Is);
}

/// <summary>For who takes files in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForImportersAttribute() : ForAttribute([.. SourceRoles.Importers]);
