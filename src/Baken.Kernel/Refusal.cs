namespace Baken.Kernel;

/// <summary>A "no" that the program can explain: the person who asked may do something about it.</summary>
/// <param name="Code">Stable, machine-readable, never reused: <c>sources.unknown-encoding</c>.</param>
/// <param name="Reason">What is wrong and where, in Dutch, for the person who asked. Never holds personal data.</param>
/// <param name="Remedy">What to do about it, in Dutch; empty when nothing can be done.</param>
public sealed record Refusal(string Code, string Reason, string Remedy = "")
{
    public override string ToString() => Remedy.Length == 0 ? Reason : $"{Reason} {Remedy}";
}

/// <summary>What was asked for, or the refusal to give it.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The thing itself. Asking for it after a refusal is a bug.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

#pragma warning disable CA2225 // The conversions are the way in: `return Refusals.X;` and `return thing;`.
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
#pragma warning restore CA2225
}
