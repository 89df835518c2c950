using System.Globalization;
using RecordLinkage;

namespace Baken.Cli.Linkage;

/// <summary>Says on the error stream how far the pairs are, how fast it goes and how long it still takes.</summary>
internal sealed class LinkMeter(TimeProvider clock) : IProgress<LinkProgress>
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly long start = clock.GetTimestamp();
    private TimeSpan said;

    public void Report(LinkProgress value)
    {
        var now = clock.GetElapsedTime(start);
        if (!terminal && now - said < TimeSpan.FromSeconds(10))
            return;
        said = now;
        var line = string.Create(
            Dutch,
            $"{Millions(value.Done)} van {Millions(value.Total)} miljoen paren · {value.Rate / 1e6:0.0} miljoen per seconde · nog {value.Left:h\\:mm\\:ss}"
        );
        if (terminal)
            Console.Error.Write($"\r{line}   ");
        else
            Console.Error.WriteLine(line);
    }

    public void End()
    {
        if (terminal && said > TimeSpan.Zero)
            Console.Error.WriteLine();
    }

    private static string Millions(long pairs) => (pairs / 1e6).ToString("0.0", Dutch);
}
