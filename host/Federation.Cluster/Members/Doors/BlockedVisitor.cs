using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>A visitor whom a centre admits no more, as stored. Why is not written down: a reason would be about a person.</summary>
[GenerateSerializer, Immutable, Alias("blocked-visitor")]
public sealed record BlockedVisitor
{
    [Id(0)]
    public required Pseudonym Visitor { get; init; }

    [Id(1)]
    public required DateTimeOffset Since { get; init; }

    internal static StateKey KeyOf(CentreId centre, Pseudonym visitor) => new(RowKinds.BlockedVisitor, PrefixOf(centre) + visitor);

    /// <summary>How the ids of all blocked visitors of a centre begin.</summary>
    internal static string PrefixOf(CentreId centre) => $"{centre}/";

    internal static BlockedVisitor Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.BlockedVisitor) ?? throw new JsonException($"Row {row.Key} is empty.");
}
