using System.Net;
using System.Net.Sockets;

namespace Baken.Access;

/// <summary>Who asks, as far as the network tells: an IPv6 subscriber has a whole /64 to choose from.</summary>
public static class NetworkAddress
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes()[..8])
            : address.ToString();
    }
}
