using System.Net;
using Npgsql;

namespace Baken.Database;

/// <summary>The way over which PostgreSQL is reached: the machine itself, or a network, where only a checked certificate keeps others off it.</summary>
internal static class DatabaseWire
{
    /// <summary>Whether somebody on the network could read along or answer in its place.</summary>
    public static bool IsOpen(string? connection)
    {
        if (connection is null)
            return false;
        var parts = new NpgsqlConnectionStringBuilder(connection);
        // Any other mode takes whatever certificate it is shown, or goes on without.
        return parts.SslMode != SslMode.VerifyFull
            && (parts.Host ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Any(IsElsewhere);
    }

    private static bool IsElsewhere(string host)
    {
        // A path, or a name in the abstract namespace, is a socket of this machine.
        if (host is ['/' or '@', ..])
            return false;
        var name = IPEndPoint.TryParse(host, out var point) ? point.Address.ToString() : host.Split(':')[0];
        return name != "localhost" && !(IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
