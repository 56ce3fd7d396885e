using System.Collections.Immutable;

namespace Federation.Cluster.Centres;

/// <summary>
/// What a centre shows to the world, merged field by field from its listings, with the origin of every value. Immutable.
/// </summary>
/// <remarks>
/// For each field the value of the first listing that has one wins, in this order: listings that are not stale, then those that
/// fill more fields, then by key. The order does not depend on which listing came first. Services are added up. A listing that was removed
/// says nothing any more; where all were, the centre is closed and shows what they said last.
/// </remarks>
public sealed class MergedCentre
{
    private MergedCentre(CentreState state, ListingContent content, ImmutableArray<MergedField> fields)
    {
        State = state;
        Content = content;
        Fields = fields;
    }

    public CentreState State { get; }

    public CentreId Id => State.Id;

    public ListingContent Content { get; }

    /// <summary>The filled fields, each with where its value comes from.</summary>
    public ImmutableArray<MergedField> Fields { get; }

    /// <summary>True when no listing is current any more.</summary>
    public bool IsStale => State.Listings.All(listing => listing.StaleSince is not null || !listing.IsLive);

    public static MergedCentre Of(CentreState state)
    {
        var ranked = Ranked(state);
        var content = ranked[0].Content;
        var fields = ImmutableArray.CreateBuilder<MergedField>(ContentField.All.Count);
        foreach (var field in ContentField.All)
        {
            var sources = ranked.Where(listing => field.IsFilled(listing.Content)).ToList();
            if (sources.Count == 0) continue;
            fields.Add(new MergedField(field, sources[0], [.. sources.Skip(1)]));
            if (field.Name == ContentField.ServicesName) content = content with { Services = Together(sources) };
            else if (sources[0] != ranked[0]) content = field.Take(content, sources[0].Content);
        }

        return new MergedCentre(state, content, fields.ToImmutable());
    }

    private static IReadOnlyList<Listing> Ranked(CentreState state) => state.Listings is [var only] ? [only] :
    [
        .. (state.IsClosed ? state.Listings : state.Listings.Where(listing => listing.IsLive))
            .OrderBy(listing => listing.StaleSince is not null)
            .ThenByDescending(listing => ContentField.All.Count(field => field.IsFilled(listing.Content)))
            .ThenBy(listing => listing.Key),
    ];

    private static ImmutableArray<string> Together(List<Listing> listings) => listings is [var only] ? only.Content.Services :
        [.. listings.SelectMany(listing => listing.Content.Services).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A shown field, the listing it comes from, and those whose value lost or was added to it.</summary>
public sealed record MergedField(ContentField Field, Listing Source, ImmutableArray<Listing> Others);
