using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Federation.Cluster.Feed;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Centres;

/// <summary>
/// Where a listing that a peer handed on was first taken in, and by which directories it came here. <see cref="Key"/> names the listing whatever way it comes. Licence and attribution stand in
/// <see cref="ListingSource"/>: they are the origin's.
/// </summary>
/// <remarks>Two are equal when all of it is, the way included.</remarks>
[GenerateSerializer, Immutable, Alias("origin")]
public sealed record Origin
{
    /// <inheritdoc cref="ListingOrigin.MostHops"/>
    public const int MostHops = ListingOrigin.MostHops;

    [Id(0)]
    public required DirectoryId Directory { get; init; }

    /// <summary>The network there.</summary>
    [Id(1)]
    public required NetworkId Network { get; init; }

    [Id(2)]
    public required string NetworkName { get; init; }

    /// <summary>The network's own id of the listing.</summary>
    [Id(3)]
    public required string SourceId { get; init; }

    /// <summary>The directories that it came through, in order and each once: its own first, the peer last. 1 to <see cref="MostHops"/>.</summary>
    [Id(4)]
    public required ImmutableArray<DirectoryId> Via { get; init; }

    /// <summary>The adapter that read it there, as <c>id@version</c>.</summary>
    [Id(5)]
    public required string Adapter { get; init; }

    /// <summary>When its content last changed there.</summary>
    [Id(6)]
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Since when its network no longer shows it there; null while it does.</summary>
    [Id(7)]
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>When something about a person was last erased from it before it came here, as the peer says; null where nothing was.</summary>
    [Id(8)]
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>The fields that it was erased from, by name, in ordinal order; empty where <see cref="RedactedAt"/> is null.</summary>
    [Id(9)]
    public ImmutableArray<string> RedactedFields { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many directories it came through; a listing that we read ourselves has 0 and no origin.</summary>
    [JsonIgnore]
    public int Hops => Via.Length;

    /// <summary>The directory that handed it on to us.</summary>
    [JsonIgnore]
    public DirectoryId Peer => Via[^1];

    /// <summary>Directory, network and the network's own id: one text for one listing, in every directory.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Directory, Network, SourceId);

    public static string KeyOf(DirectoryId directory, NetworkId network, string sourceId) => string.Create(CultureInfo.InvariantCulture, $"{directory}/{network}/{sourceId}");

    /// <summary>Whether the peer tells of an erasure that it had not told of before.</summary>
    /// <param name="before">What it said last; null where it said nothing yet.</param>
    internal bool TellsMoreThan(Origin? before) => RedactedAt is { } at && (before?.RedactedAt is not { } last || at > last || RedactedFields.Except(before.RedactedFields).Any());

    public bool Equals(Origin? other) =>
        other is not null
        && Directory == other.Directory
        && Network == other.Network
        && NetworkName == other.NetworkName
        && SourceId == other.SourceId
        && Via.AsSpan().SequenceEqual(other.Via.AsSpan())
        && Adapter == other.Adapter
        && ObservedAt == other.ObservedAt
        && StaleSince == other.StaleSince
        && RedactedAt == other.RedactedAt
        && RedactedFields.AsSpan().SequenceEqual(other.RedactedFields.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Directory, Network, SourceId, ObservedAt);
}
