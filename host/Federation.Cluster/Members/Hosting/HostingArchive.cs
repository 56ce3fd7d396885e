using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting;

/// <summary>Reads what networks say of each other, without waking a grain. Thread safe.</summary>
public sealed class HostingArchive(IDirectoryStore store)
{
    /// <summary>In the order asked; null for a network that says nothing.</summary>
    public async Task<IReadOnlyList<HostingTerms?>> ReadAsync(IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.HostingTerms, [.. networks.Select(network => network.Value)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : HostingRecord.Read(row).Terms)];
    }

    /// <summary>What stands between the network that keeps a door and that of a visitor: nothing where they are one, and where nobody keeps it.</summary>
    internal async Task<HostingCase> BetweenAsync(NetworkId? host, NetworkId home, CancellationToken cancellationToken)
    {
        if (host is not { } keeper || keeper == home) return HostingCase.None;
        var terms = await ReadAsync([keeper, home], cancellationToken);
        return HostingCase.Of(keeper, terms[0], home, terms[1]);
    }
}
