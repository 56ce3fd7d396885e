using System.Net;

namespace Federation.Gateway.Web;

/// <summary>By what callers are counted whom nobody knows.</summary>
internal static class ClientNetwork
{
    /// <summary>Whoever has one address of IPv6 has all of its network.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
