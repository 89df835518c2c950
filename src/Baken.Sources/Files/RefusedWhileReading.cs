using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>
/// A refusal that comes up deep inside a stream or a parser, where only an exception can pass. It is turned back into
/// a value in one place, <see cref="Guarded"/>, and never leaves this module.
/// </summary>
internal sealed class RefusedWhileReading(Refusal refusal) : Exception(refusal.Reason)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Runs the reading of a file off the caller's thread and turns what the streams refuse into a value.</summary>
internal static class Guarded
{
    public static Task<Outcome<T>> RunAsync<T>(Func<Outcome<T>> read, CancellationToken cancellation) =>
        Task.Run(() => Run(read), cancellation);

    public static Outcome<T> Run<T>(Func<Outcome<T>> read)
    {
        try
        {
            return read();
        }
        catch (RefusedWhileReading refused)
        {
            return refused.Refusal;
        }
    }
}
