using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Hosting;

/// <summary>Reads what networks say of each other, without waking a grain. Thread safe.</summary>
public sealed partial class HostingArchive(IDirectoryStore store, ILogger<HostingArchive> log)
{
    /// <summary>In the order asked; null for a network that says nothing.</summary>
    /// <exception cref="JsonException">A row is damaged.</exception>
    public async Task<IReadOnlyList<HostingTerms?>> ReadAsync(IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.HostingTerms, [.. networks.Select(network => network.Value)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : HostingRecord.Read(row).Terms)];
    }

    /// <summary>What stands between the network that keeps a door and that of a visitor: nothing where they are one, and where nobody keeps it. Where a row is damaged, nobody is hosted.</summary>
    internal async Task<HostingCase> BetweenAsync(NetworkId? host, NetworkId home, CancellationToken cancellationToken)
    {
        if (host is not { } keeper || keeper == home) return HostingCase.None;
        try
        {
            var terms = await ReadAsync([keeper, home], cancellationToken);
            return HostingCase.Of(keeper, terms[0], home, terms[1]);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            LogUnreadable(log, keeper, home);
            return HostingCase.Unreadable;
        }
    }

    [LoggerMessage(LogLevel.Error, "What network {Host} or network {Home} says of hosting cannot be read: doors of the first admit no members of the second. \"store check\" names the row.")]
    private static partial void LogUnreadable(ILogger log, NetworkId host, NetworkId home);
}
