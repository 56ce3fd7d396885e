using System.Net;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Decides by its text which address the host fetches for a worker. Every request and every redirect passes here, and nowhere else; where
/// a name leads is <see cref="GuardedDialler"/>'s to decide.
/// </summary>
internal static class AddressGuard
{
    /// <exception cref="AdapterException">Code <c>http.refused-address</c> or <c>http.host-not-allowed</c>.</exception>
    public static void Check(Uri address, FetchRights rights)
    {
        Check(address, rights.AllowsLoopback);
        if (!HostName.IsLoopback(address) && !rights.Allows(address)) throw NotAllowed(address, rights);
    }

    /// <summary>What holds for whoever asks.</summary>
    /// <param name="mayAskThisMachine">Asked where the address is on this machine.</param>
    /// <exception cref="AdapterException">Code <c>http.refused-address</c>.</exception>
    public static void Check(Uri address, Func<Uri, bool> mayAskThisMachine)
    {
        if (!address.IsAbsoluteUri) throw Refused("It is not an absolute address.");
        if (address.UserInfo.Length > 0) throw Refused($"{Show(address)} carries a user name or password.");
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) throw Refused($"It is neither https nor http: its scheme is {address.Scheme}.");
        if (HostName.TryOf(address) is null) throw Refused("Its host is no name that can be looked up.");
        if (HostName.IsLoopback(address))
        {
            if (!mayAskThisMachine(address)) throw Refused($"{Show(address)} is on this machine, at a port which only an operator's own networks file or command line may name.");
            return;
        }

        if (address.Scheme != Uri.UriSchemeHttps) throw Refused($"{Show(address)} is not https.");
        if (IPAddress.TryParse(address.IdnHost, out var literal) && !PublicAddresses.Contains(literal)) throw Refused($"{Show(address)} is not an address of the public internet.");
    }

    /// <summary>Checks where a server sends us as strictly as where the adapter sends us, and that we do not go from the safe to the unsafe.</summary>
    /// <exception cref="AdapterException">Code <c>http.refused-address</c> or <c>http.host-not-allowed</c>.</exception>
    public static void CheckRedirect(Uri from, Uri to, FetchRights rights)
    {
        // A server elsewhere must not send us to this machine.
        if (HostName.IsLoopback(to) && !HostName.IsLoopback(from)) throw Refused($"{Show(from)} redirects to this machine.");
        Check(to, rights);
    }

    /// <summary>The address without its query, which may hold a key.</summary>
    public static string Show(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";

    public static AdapterException Refused(string message) => new(FailureKind.Configuration, "http.refused-address", $"The address was refused. {message}");

    private static AdapterException NotAllowed(Uri address, FetchRights rights) => new(
        FailureKind.Configuration,
        "http.host-not-allowed",
        $"The host {HostName.Of(address)} is named neither by the manifest of {rights.Adapter} nor in the settings of {rights.Network}; an operator can approve it for this network.");
}
