using Baken.Kernel;

namespace Baken.Access;

/// <summary>Who the current request acts for; at the command line <see cref="Actor.CommandLine"/>.</summary>
public interface ICurrentActor
{
    /// <summary>Whether somebody is signed in.</summary>
    bool IsKnown => true;

    /// <summary>The signed-in person or token holder. Throws when nobody is signed in: ask only behind the gate.</summary>
    Actor Actor { get; }
}
