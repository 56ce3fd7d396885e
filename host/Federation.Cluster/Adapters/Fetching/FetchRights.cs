using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// What may be fetched for one worker: from the hosts that its adapter's manifest names, those that an operator approved for the network, and
/// those of the addresses in the configuration. This machine only where an operator of this machine named it. Immutable.
/// </summary>
internal sealed class FetchRights
{
    private readonly IReadOnlyList<HostPattern> _patterns;
    private readonly HashSet<string> _configured;
    private readonly HashSet<int> _loopbackPorts;

    // By scheme, name and port: what an operator lets other people's networks be read from is that server alone.
    private readonly HashSet<string> _loopbackServers;

    private FetchRights(WorkerAssignment assignment, IReadOnlyList<HostPattern> patterns, IReadOnlyCollection<Uri> configured, FetchOptions options, Politeness politeness)
    {
        Network = assignment.Network;
        Adapter = assignment.Adapter;
        Politeness = politeness;
        _patterns = patterns;
        _configured = [.. configured.Where(address => !HostName.IsLoopback(address)).Select(HostName.TryOf).OfType<string>()];
        _loopbackPorts = assignment.OperatorTrusted
            ? [.. patterns.Select(pattern => pattern.LoopbackPort).OfType<int>(), .. configured.Where(HostName.IsLoopback).Select(address => address.Port)]
            : [];
        _loopbackServers = assignment.OperatorTrusted ? [] : [.. configured.Where(HostName.IsLoopback).Select(ServerOf).Intersect(options.SourcesOnThisMachine.Select(ServerOf))];
    }

    public string Network { get; }

    public string Adapter { get; }

    public Politeness Politeness { get; }

    /// <param name="assignment">An entry of its hosts that is none allows nothing.</param>
    /// <param name="manifest">Null where the adapter is not installed: then only what the operator named counts.</param>
    public static FetchRights Of(WorkerAssignment assignment, AdapterManifest? manifest, FetchOptions options)
    {
        var patterns = (manifest?.Hosts ?? []).Where(HostPattern.IsPublic).Concat(assignment.Hosts).Select(HostPattern.Parse).OfType<HostPattern>();
        return new FetchRights(assignment, [.. patterns], [.. Addresses(assignment.Config.Values)], options, Politeness.Of(options, manifest?.Politeness));
    }

    /// <summary>Whether the host of an address that is not on this machine is allowed.</summary>
    public bool Allows(Uri address)
    {
        string host = HostName.Of(address);
        return _configured.Contains(host) || _patterns.Any(pattern => pattern.Covers(host));
    }

    /// <summary>Whether this port of this machine is allowed to an operator's own network, or this very server to another.</summary>
    public bool AllowsLoopback(Uri address) => _loopbackPorts.Contains(address.Port) || _loopbackServers.Contains(ServerOf(address));

    private static string ServerOf(Uri address) => address.GetLeftPart(UriPartial.Scheme) + address.Authority;

    private static IEnumerable<Uri> Addresses(JsonElement config) => config.ValueKind switch
    {
        JsonValueKind.String => Uri.TryCreate(config.GetString(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? [address] : [],
        JsonValueKind.Array => config.EnumerateArray().SelectMany(Addresses),
        JsonValueKind.Object => config.EnumerateObject().SelectMany(member => Addresses(member.Value)),
        _ => [],
    };
}
