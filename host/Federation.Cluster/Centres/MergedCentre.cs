using System.Collections.Immutable;

namespace Federation.Cluster.Centres;

/// <summary>
/// What a centre shows to the world, merged field by field from its listings, with the origin of every value. Immutable.
/// </summary>
/// <remarks>
/// For each field the value of the first listing that has one wins, in this order: the listing that a person pinned the field to; listings that are not stale; those of the network that is trusted more;
/// those that their source changed lately, against one that it changed half a year before the latest; those that fill more fields; then by key. The order does not depend on which listing came
/// first. Services are added up. A listing that was removed says nothing any more; where all were, the centre is closed and shows what they said last.
/// </remarks>
public sealed class MergedCentre
{
    /// <summary>So long before the latest of its neighbours, a source's change is old news. Most sources are looked through once a year or not at all; less would make noise decide.</summary>
    public static readonly TimeSpan Outdated = TimeSpan.FromDays(180);

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

    /// <exception cref="ArgumentException">The centre was merged into another, and has nothing to show.</exception>
    public static MergedCentre Of(CentreState state)
    {
        if (state.Listings.IsEmpty) throw new ArgumentException($"Centre {state.Id} was merged into another.", nameof(state));
        var ranked = Ranked(state);
        var content = ranked[0].Content;
        var fields = ImmutableArray.CreateBuilder<MergedField>(ContentField.All.Count);
        foreach (var field in ContentField.All)
        {
            var sources = ranked.Where(listing => field.IsFilled(listing.Content)).ToList();
            if (sources.Count == 0) continue;
            if (state.Pins?.GetValueOrDefault(field.Name) is { } pin && sources.FindIndex(listing => listing.Key == pin.Listing) is > 0 and var at)
            {
                var pinned = sources[at];
                sources.RemoveAt(at);
                sources.Insert(0, pinned);
            }

            fields.Add(new MergedField(field, sources[0], [.. sources.Skip(1)]));
            if (field.Name == ContentField.ServicesName) content = content with { Services = Together(sources) };
            else if (sources[0] != ranked[0]) content = field.Take(content, sources[0].Content);
        }

        return new MergedCentre(state, content, fields.ToImmutable());
    }

    /// <summary>What the centre shows, without where it comes from.</summary>
    /// <exception cref="ArgumentException">As with <see cref="Of"/>.</exception>
    internal static ListingContent ContentOf(CentreState state) => state.Listings is [var only] ? only.Content : Of(state).Content;

    private static IReadOnlyList<Listing> Ranked(CentreState state)
    {
        if (state.Listings is [var only]) return [only];
        var speaking = state.IsClosed ? state.Listings : state.Listings.RemoveAll(listing => !listing.IsLive);
        var latest = speaking.Max(listing => listing.ModifiedAt);
        return
        [
            .. speaking
                .OrderBy(listing => listing.StaleSince is not null)
                .ThenByDescending(listing => listing.Source.Trust)
                .ThenBy(listing => latest - listing.ModifiedAt > Outdated) // one that does not say when is not old
                .ThenByDescending(listing => ContentField.All.Count(field => field.IsFilled(listing.Content)))
                .ThenBy(listing => listing.Key),
        ];
    }

    private static ImmutableArray<string> Together(List<Listing> listings) => listings is [var only] ? only.Content.Services :
        [.. listings.SelectMany(listing => listing.Content.Services).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A shown field, the listing it comes from, and those whose value lost or was added to it.</summary>
public sealed record MergedField(ContentField Field, Listing Source, ImmutableArray<Listing> Others);
