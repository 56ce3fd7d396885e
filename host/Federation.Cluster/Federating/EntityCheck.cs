using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Cluster.Federating;

/// <summary>Reads the rows of entities, and tells which are not what they should be.</summary>
internal static class EntityCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        await foreach (var row in store.ScanAsync(RowKinds.NetworkEntity, cancellationToken: cancellationToken))
        {
            if (ReadSound(row) is null) problems.Add($"Row {row.Key} is not the entity of its network.");
        }

        await foreach (var row in store.ScanAsync(RowKinds.DeniedEntity, cancellationToken: cancellationToken))
        {
            if (!IsDenied(row)) problems.Add($"Row {row.Key} is not an entity that was removed.");
        }

        await foreach (var row in store.ScanAsync(RowKinds.EntityOwner, cancellationToken: cancellationToken))
        {
            if (!IsOwner(row)) problems.Add($"Row {row.Key} is not the network of an entity.");
        }

        return problems;
    }

    /// <summary>Null where the row is none of its network's.</summary>
    internal static NetworkEntity? ReadSound(StateRow row)
    {
        try
        {
            return NetworkEntity.Read(row) is var network && network.Network.Value == row.Key.Id && EntityId.TryParse(network.Entity, allowLoopback: true, out _) && FederationKeySet.Read(network.Keys).Value is not null ? network : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOwner(StateRow row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.EntityOwner) is not null && EntityId.TryParse(row.Key.Id, allowLoopback: true, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsDenied(StateRow row)
    {
        try
        {
            return DeniedEntity.Read(row).Entity == row.Key.Id && EntityId.TryParse(row.Key.Id, allowLoopback: true, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
