using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Kept;

/// <summary>What was cut out of one listing's record and is kept apart from it: in no hash, no content, no event and no feed.</summary>
public sealed record KeptPerson
{
    public required ListingKey Listing { get; init; }

    public required ImmutableArray<PersonValue> Values { get; init; }

    public required PersonPurpose Purpose { get; init; }

    /// <summary>The adapter that named it, as <c>id@version</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Since when these values are kept.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>From then on nobody is shown it, and the next sweep removes it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public static StateKey KeyOf(ListingKey listing) => new(RowKinds.Person, listing.Value);
}
