using System.Collections.Immutable;
using Federation.Cluster.Labels;

namespace Federation.Cluster.Centres;

/// <summary>What one network says about one place, as last accepted.</summary>
[GenerateSerializer, Immutable, Alias("listing")]
public sealed record Listing
{
    private static readonly TimeSpan RedactionStep = TimeSpan.FromMilliseconds(1);

    [Id(0)]
    public required ListingKey Key { get; init; }

    [Id(1)]
    public required ListingContent Content { get; init; }

    /// <summary>Of the content as the source gave it: a second delivery with the same hash changes nothing.</summary>
    [Id(2)]
    public required string ContentHash { get; init; }

    [Id(3)]
    public required ListingSource Source { get; init; }

    /// <summary>When the content last changed.</summary>
    [Id(4)]
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Fields whose present value is older than <see cref="ObservedAt"/>, and since when it stands.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, DateTimeOffset> OlderFields { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Since when a complete run of its network no longer shows it; null while it does.</summary>
    [Id(6)]
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>Since when it no longer speaks for its centre, because its source has let go of it; null while it does.</summary>
    [Id(7)]
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The <see cref="CentreCommand.Fence"/> of the last run that had a say in it.</summary>
    [Id(8)]
    public long Fence { get; init; }

    /// <summary>When the source said, with the present content, that it had last changed the record; null where it does not say.</summary>
    [Id(9)]
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The centre that it came over from when it was last moved; null where it never was.</summary>
    [Id(10)]
    public CentreId? CameFrom { get; init; }

    /// <summary>Labels that other directories awarded to the place, as a peer hands them on: at most one of each issuer. They are no claim of the listing.</summary>
    [Id(12)]
    public ImmutableArray<ListedLabel> ForeignLabels { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When something about a person was last erased from it; null where nothing was. A network's words do not take it back: what the fields said before is nobody's to tell.</summary>
    [Id(13)]
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>The fields that something was erased from, ever, by name, in ordinal order; in a centre's past also those that were erased since.</summary>
    [Id(14)]
    public ImmutableArray<string> RedactedFields { get => field.IsDefault ? [] : field; init; } = [];

    public bool IsLive => RemovedAt is null;

    /// <summary>The time of a further erasure: later than that of any before it, so that those who follow see that there was one.</summary>
    internal DateTimeOffset NextRedaction(DateTimeOffset at) => RedactedAt >= at ? RedactedAt.Value + RedactionStep : at;

    /// <summary>This listing, which a peer hands on, after what the peer tells of erasures.</summary>
    /// <param name="before">What it had told.</param>
    /// <param name="now">No erasure was later, whatever the peer's clock says.</param>
    internal Listing WithRedactionTold(Origin? before, DateTimeOffset now) => Source.Origin is { RedactedAt: { } at } told && told.TellsMoreThan(before) ? WithRedaction(NextRedaction(at < now ? at : now), told.RedactedFields) : this;

    /// <summary>This listing after an erasure.</summary>
    internal Listing WithRedaction(DateTimeOffset? at, ImmutableArray<string> fields) => at is null || (at <= RedactedAt && fields.All(field => RedactedFields.Contains(field))) ? this : this with
    {
        RedactedAt = RedactedAt > at ? RedactedAt : at,
        RedactedFields = [.. RedactedFields.Union(fields, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>When the field's present value was first seen.</summary>
    public DateTimeOffset FieldObservedAt(ContentField field) => OlderFields.GetValueOrDefault(field.Name, ObservedAt);
}
