using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits.Own;

/// <summary>That somebody wants the visits to one centre in one month to be nobody's, as stored: until the month is closed and they are. Immutable.</summary>
internal sealed record ForgettingWish
{
    public required VisitMonth Month { get; init; }

    public required CentreId Centre { get; init; }

    public required Pseudonym Visitor { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The month comes first: those that are due are the first ones.</summary>
    internal StateKey Key => new(RowKinds.VisitForgetting, $"{Month}/{Centre}/{Visitor}");

    internal static ForgettingWish Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ForgettingWish) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write() => new(Key, 0, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.ForgettingWish));
}
