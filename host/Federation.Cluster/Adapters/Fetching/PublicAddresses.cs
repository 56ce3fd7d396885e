using System.Net;
using Microsoft.Security.AntiSSRF;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Tells the public internet's addresses from all others: this machine, private and shared networks, link-local (cloud metadata), multicast, reserved and
/// documentation ranges, and everything that carries an IPv4 address inside (mapped, translated, NAT64, 6to4, Teredo). The ranges are those of
/// Microsoft.Security.AntiSSRF, which follows IANA's registries.
/// </summary>
internal static class PublicAddresses
{
    // Deprecated forms of an IPv4 address within IPv6, which the library leaves out: compatible, and translated by RFC 2765.
    private static readonly string[] Embedded = ["::/96", "::ffff:0:0:0/96"];

    private static readonly IPNetwork[] Special = [.. new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest).DeniedAddresses.Concat(Embedded).Select(IPNetwork.Parse)];

    public static bool Contains(IPAddress address) => !Special.Any(range => range.Contains(address));
}
