using System.Data.Common;
using System.Text;

namespace Baken.Kernel;

/// <summary>
/// A bug as the log tells it: what went wrong where, for each exception inside the other. Not the messages: they quote the values at
/// hand, and those may be about people.
/// </summary>
public static class FaultText
{
    public static string Of(Exception bug)
    {
        var text = new StringBuilder();
        Tell(bug, text, depth: 0);
        return text.ToString();
    }

    private static void Tell(Exception bug, StringBuilder text, int depth)
    {
        if (depth > 0)
            text.Append("--- caused by ");
        text.Append(bug.GetType().FullName);
        if (bug is DbException { SqlState: { Length: > 0 } state })
            text.Append(" (SQLSTATE ").Append(state).Append(')');
        else if (bug is DbException database)
            text.Append(" (code ").Append(database.ErrorCode).Append(')');
        text.Append('\n').Append(bug.StackTrace ?? "   (never thrown)").Append('\n');
        // A chain of hundreds is a bug of its own, and no reader gets to its end.
        if (depth >= 8)
            return;
        if (bug is AggregateException many)
            foreach (var inner in many.InnerExceptions)
                Tell(inner, text, depth + 1);
        else if (bug.InnerException is { } inner)
            Tell(inner, text, depth + 1);
    }
}
