using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Federating;

/// <summary>A network that speaks for itself in the federation, under an entity id and keys of its own, as an operator registered it. Stored; without one this directory speaks for the network.</summary>
public sealed record NetworkEntity
{
    public required NetworkId Network { get; init; }

    /// <summary>Its entity id, as <see cref="Federation.Trust.Entities.EntityId"/> reads it.</summary>
    public required string Entity { get; init; }

    /// <summary>Its public keys, a JWK set.</summary>
    public required JsonElement Keys { get; init; }

    /// <summary>Hosts beside its own below which its entities may be: a name, or one with a dot before it for all below that.</summary>
    public ImmutableArray<string> Permitted { get; init; } = [];

    /// <summary>Whether this directory is registered there as well: then it names the network among those above it, and its centres are known there too.</summary>
    public bool IsJoined { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Who registered it: the opaque id of an account or client.</summary>
    public required string By { get; init; }

    internal static StateKey KeyOf(NetworkId network) => new(RowKinds.NetworkEntity, network.Value);

    internal static NetworkEntity Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkEntity) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write(long version) => new(KeyOf(Network), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.NetworkEntity));
}
