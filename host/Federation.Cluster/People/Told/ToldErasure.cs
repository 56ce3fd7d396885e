using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Told;

/// <summary>
/// That somebody was erased from a listing by another directory, and that what is held here of it from before has yet to follow. Stored before its centre is told, removed when nothing of it is left.
/// </summary>
/// <param name="Fields">The fields that somebody was erased from, by name, in ordinal order.</param>
/// <param name="RawHash">Of the record that told of it: other records of the listing are from before.</param>
internal sealed record ToldErasure(ListingKey Listing, ImmutableArray<string> Fields, string RawHash)
{
    public static StateKey KeyOf(ListingKey listing) => new(RowKinds.ToldErasure, listing.Value);

    public static ToldErasure Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ToldErasure) ?? throw new JsonException($"Row {row.Key} is empty.");

    public StateWrite Write(long version) => new(KeyOf(Listing), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.ToldErasure));
}
