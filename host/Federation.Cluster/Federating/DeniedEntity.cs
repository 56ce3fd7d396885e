using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Federating;

/// <summary>An entity that was removed from the federation: neither it nor what is below it counts, whatever was signed before. Stored.</summary>
public sealed record DeniedEntity
{
    public required string Entity { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Who removed it: the opaque id of an account or client.</summary>
    public required string By { get; init; }

    internal static StateKey KeyOf(string entity) => new(RowKinds.DeniedEntity, entity);

    internal static DeniedEntity Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DeniedEntity) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write(long version) => new(KeyOf(Entity), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.DeniedEntity));
}
