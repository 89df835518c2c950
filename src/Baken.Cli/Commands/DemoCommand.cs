using System.CommandLine;

namespace Baken.Cli.Commands;

/// <summary><c>baken demo</c>: a fictional municipality, from nothing to a page.</summary>
internal static class DemoCommand
{
    public static Command Make() => new("demo", "Een fictieve gemeente, van niets tot een pagina.") { Common.Port() };
}
