using System.Collections.Immutable;
using Federation.Cluster.Labels;

namespace Federation.Cluster.Centres;

/// <summary>Something to do to a centre. Doing it twice has the effect of doing it once.</summary>
[GenerateSerializer, Immutable, Alias("centre-command")]
public abstract record CentreCommand
{
    private CentreCommand() { }

    [Id(0)]
    public required ListingKey Key { get; init; }

    /// <summary>The time that the effect carries; the command's own clock, so that replay gives the same.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The run that asks, or the regrouping, or the decision.</summary>
    [Id(2)]
    public required string Run { get; init; }

    /// <summary>That run's <see cref="Sync.RunRecord.Fence"/>: what a later run of the network has said of the listing shuts this command out.</summary>
    [Id(3)]
    public required long Fence { get; init; }

    /// <summary>Accepts what a network says now; opens the centre where there is none.</summary>
    [GenerateSerializer, Immutable, Alias("put-listing")]
    public sealed record PutListing : CentreCommand
    {
        /// <summary>When the source says that it last changed the record; null where it does not say.</summary>
        [Id(5)]
        public DateTimeOffset? ModifiedAt { get; init; }

        [Id(0)]
        public required ListingContent Content { get; init; }

        [Id(1)]
        public required string ContentHash { get; init; }

        [Id(2)]
        public required ListingSource Source { get; init; }

        /// <summary>Fields whose last accepted value stays, because the source filled them with something unusable.</summary>
        [Id(3)]
        public ImmutableArray<string> InvalidFields { get; init; } = [];

        /// <summary>Labels that other directories awarded to the place.</summary>
        [Id(12)]
        public ImmutableArray<ListedLabel> ForeignLabels { get; init; } = [];
    }

    /// <summary>Something about a person is erased from what the listing says. It does nothing where the listing says something else by now: then it is looked at again.</summary>
    [GenerateSerializer, Immutable, Alias("redact-listing")]
    public sealed record RedactListing : CentreCommand
    {
        /// <summary>The <see cref="Listing.ContentHash"/> of what it was erased from.</summary>
        [Id(0)]
        public required string Before { get; init; }

        [Id(1)]
        public required ListingContent Content { get; init; }

        [Id(2)]
        public required string ContentHash { get; init; }

        /// <summary>The fields that something was cut out of, by name, now or as they were before: the content may be what it was.</summary>
        [Id(3)]
        public required ImmutableArray<string> Fields { get; init; }
    }

    /// <summary>A complete run of the network no longer showed the listing. It stays, marked.</summary>
    [GenerateSerializer, Immutable, Alias("mark-stale")]
    public sealed record MarkStale : CentreCommand;

    /// <summary>The listing is gone from its source for good: it no longer speaks for the centre. What it said is kept, and can be brought back.</summary>
    [GenerateSerializer, Immutable, Alias("remove-listing")]
    public sealed record RemoveListing : CentreCommand;

    /// <summary>A person takes a removal back: the listing speaks for the centre again, stale as it was.</summary>
    [GenerateSerializer, Immutable, Alias("restore-listing")]
    public sealed record RestoreListing : CentreCommand;

    /// <summary>
    /// Takes over a listing from another centre, whatever state it is in; opens the centre where there is none, and opens it again where it was merged away. Of a listing that it has already, the one
    /// whose run is later stays.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("adopt-listing")]
    public sealed record AdoptListing : CentreCommand
    {
        [Id(0)]
        public required Listing Listing { get; init; }

        [Id(1)]
        public required CentreId From { get; init; }

        /// <summary>What people decided there in this listing's favour; null for nothing.</summary>
        [Id(2)]
        public ImmutableSortedDictionary<string, FieldPin>? Pins { get; init; }
    }

    /// <summary>
    /// Lets go of a listing that another centre has taken over. What a late run still says of it here is not heard. With its last listing the centre is merged into that other one.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("release-listing")]
    public sealed record ReleaseListing : CentreCommand
    {
        [Id(0)]
        public required CentreId To { get; init; }
    }

    /// <summary>A person decides that one field shows what this listing says, while it says something and speaks for the centre.</summary>
    [GenerateSerializer, Immutable, Alias("pin-field")]
    public sealed record PinField : CentreCommand
    {
        /// <summary>A <see cref="ContentField.Name"/> other than the services, which add up.</summary>
        [Id(0)]
        public required string Field { get; init; }

        [Id(1)]
        public required string Actor { get; init; }

        [Id(2)]
        public required string Reason { get; init; }
    }

    /// <summary>Takes a <see cref="PinField"/> back.</summary>
    [GenerateSerializer, Immutable, Alias("unpin-field")]
    public sealed record UnpinField : CentreCommand
    {
        [Id(0)]
        public required string Field { get; init; }
    }
}
