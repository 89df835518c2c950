namespace Baken.Kernel;

/// <summary>
/// Who looks at the database in this unit of work, and under which processing activity. The query filters read it anew at
/// every question; without a viewer nothing that is guarded is there.
/// </summary>
public interface IViewpoint
{
    /// <summary>What a thing can be shared with: the actor itself, its departments, its organisation.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>The key of the activity that is worked under; empty where none is.</summary>
    string Activity { get; }

    DateTimeOffset Now { get; }

    /// <summary>How far the actor's roles open a kind for at least this right, under the current activity.</summary>
    Pass PassTo(Kind kind, Right right);

    /// <summary>The things that this unit of work destroys, after two people approved it; for nobody else is there one.</summary>
    IReadOnlyList<Guid> Erases => [];

    /// <summary>The rights of which one is enough: the one that is asked for, and those that hold it.</summary>
    IReadOnlyList<Right> Enough(Right right) => [.. Enum.GetValues<Right>().Where(held => held >= right)];
}

/// <summary>Nobody's view: a context that nobody was put before sees nothing that is guarded.</summary>
public sealed class NobodysView : IViewpoint
{
    public static NobodysView Instance { get; } = new();

    private NobodysView() { }

    public IReadOnlyList<string> Keys => [];

    public string Activity => "";

    public DateTimeOffset Now => DateTimeOffset.MaxValue;

    public Pass PassTo(Kind kind, Right right) => Pass.None;
}
