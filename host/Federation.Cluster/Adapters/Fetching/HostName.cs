namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The one spelling of a host that is compared with allow-lists, and under which politeness counts it.</summary>
internal static class HostName
{
    /// <summary>
    /// The name as it is looked up: lower case, in <c>xn--</c> form, so that no look-alike of another script passes for an allowed name, and
    /// without the point that may end it. An address of IPv6 stands without brackets.
    /// </summary>
    /// <exception cref="UriFormatException">There is none: see <see cref="TryOf"/>.</exception>
    public static string Of(Uri address)
    {
        string host = address.IdnHost.ToLowerInvariant();
        return host.EndsWith('.') ? host[..^1] : host;
    }

    /// <summary>The name; null where no name is looked up so. The framework takes a host of letters that no name may have for an address, and throws where its <c>xn--</c> form is asked for.</summary>
    public static string? TryOf(Uri address)
    {
        try
        {
            return Of(address);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the address names this machine in one of the three ways that an allow-list can; any other way is refused.</summary>
    public static bool IsLoopback(Uri address) => TryOf(address) is not null && IsLoopback(address.IdnHost);

    /// <inheritdoc cref="IsLoopback(Uri)"/>
    public static bool IsLoopback(string host) => host is "127.0.0.1" or "localhost" or "::1";
}
