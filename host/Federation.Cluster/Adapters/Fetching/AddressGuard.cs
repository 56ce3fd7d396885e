using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Decides which addresses the host fetches for an adapter. Every request and every redirect passes here, and nowhere else.
/// </summary>
internal static class AddressGuard
{
    /// <param name="allowLoopback">Whether plain http to this machine is allowed: an operator wrote the configuration.</param>
    /// <exception cref="AdapterException">Code <c>http.refused-address</c>.</exception>
    public static void Check(Uri address, bool allowLoopback)
    {
        if (!address.IsAbsoluteUri) throw Refused("It is not an absolute address.");
        if (address.UserInfo.Length > 0) throw Refused($"{Show(address)} carries a user name or password.");
        if (address.Scheme == Uri.UriSchemeHttps) return;
        if (address.Scheme != Uri.UriSchemeHttp || !IsLoopback(address)) throw Refused($"{Show(address)} is not https.");
        if (!allowLoopback) throw Refused($"{Show(address)} is on this machine, which only an operator's own networks file may name.");
    }

    public static bool IsLoopback(Uri address) => address.Host is "127.0.0.1" or "localhost" or "[::1]";

    /// <summary>The address without its query, which may hold a key.</summary>
    public static string Show(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";

    private static AdapterException Refused(string message) => new(FailureKind.Configuration, "http.refused-address", $"The address was refused. {message}");
}
