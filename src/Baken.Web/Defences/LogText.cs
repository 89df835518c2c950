using System.Globalization;
using Baken.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Baken.Web.Defences;

/// <summary>The form of the log: a line, and for a bug where it was. Never an exception's message: that quotes values (see <see cref="FaultText"/>).</summary>
internal sealed class LogText(TimeProvider clock) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "baken";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        textWriter.Write(' ');
        textWriter.Write(logEntry.LogLevel);
        textWriter.Write(' ');
        textWriter.Write(logEntry.Category);
        textWriter.Write(": ");
        // The message of some of the framework's lines is that of the exception.
        var message = logEntry.Formatter(logEntry.State, null);
        textWriter.WriteLine(
            OneLine(
                logEntry.Exception is { Message.Length: > 0 } bug
                    ? message.Replace(bug.Message, "…", StringComparison.Ordinal)
                    : message
            )
        );
        if (logEntry.Exception is not null)
            textWriter.Write(FaultText.Of(logEntry.Exception));
    }

    /// <summary>What would end the line, move the cursor or turn the direction of reading stands there as its number: no line can be forged.</summary>
    private static string OneLine(string message) =>
        message.Any(IsUnsafe)
            ? string.Concat(message.Select(sign => IsUnsafe(sign) ? $"\\u{(int)sign:X4}" : $"{sign}"))
            : message;

    private static bool IsUnsafe(char sign) =>
        char.GetUnicodeCategory(sign)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
