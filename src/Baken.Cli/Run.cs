using System.CommandLine;
using Baken.Kernel;

namespace Baken.Cli;

/// <summary>How a command ends: 0 done, 1 refused or failed, 2 wrong usage.</summary>
internal static class Run
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    public static async Task<int> AsTypedAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync($"Zie: ./baken {parsed.CommandResult.Command.Name} --help");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
                }
            );
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Afgebroken; er is niets half blijven staan.");
            return Failed;
        }
        catch (InvalidDataException trouble)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return Failed;
        }
#pragma warning disable CA1031 // The edge: a bug ends here, with a number and a file for whoever mends it.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            var file = Path.Combine(Path.GetTempPath(), $"baken-{Guid.CreateVersion7():N}.log");
            await File.WriteAllTextAsync(file, FaultText.Of(bug));
            await Console.Error.WriteLineAsync(
                $"Er ging iets mis dat in Baken zit en niet aan u ligt; er is niets half blijven staan. Bijzonderheden: {file}"
            );
            return Failed;
        }
    }

    /// <summary>Says a refusal on the error stream, or as problem details for a machine.</summary>
    public static async Task<int> RefuseAsync(Refusal refusal, bool json)
    {
        if (json)
            Output.Json(
                new
                {
                    error = new
                    {
                        refusal.Code,
                        refusal.Reason,
                        refusal.Remedy,
                    },
                }
            );
        else
            await Console.Error.WriteLineAsync($"Geweigerd: {refusal}");
        return Failed;
    }
}
