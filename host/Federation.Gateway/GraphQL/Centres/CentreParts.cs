using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>What was read of one centre to answer its fields. Immutable.</summary>
internal sealed record CentreParts
{
    public required CentreNode Node { get; init; }

    /// <summary>When its label has to hold.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Null where it was not needed.</summary>
    public MergedCentre? Centre { get; init; }

    /// <summary>Null where it was not needed, or there is none.</summary>
    public LabelView? Label { get; init; }

    /// <summary>Of the networks that list it, in order of their ids; empty where they were not needed.</summary>
    public IReadOnlyList<NetworkDefinition> Networks { get; init; } = [];

    /// <summary>When the label next changes by itself: it expires.</summary>
    public DateTimeOffset LabelChangesAt => Label is { } label && At < label.Award.ValidUntil ? label.Award.ValidUntil : DateTimeOffset.MaxValue;

    /// <exception cref="InvalidOperationException">It was not read.</exception>
    public MergedCentre Content => Centre ?? throw new InvalidOperationException($"Centre {Node.Id} is in the index and not in the store.");

    /// <summary>Where nothing has to be read for that; null where something has.</summary>
    public static CentreParts? Of(CentreNode node, CentreNeeds needs, DateTimeOffset at) =>
        needs == CentreNeeds.None || (needs == CentreNeeds.Content && node.Known is not null) ? new CentreParts { Node = node, At = at, Centre = node.Known } : null;

    /// <summary>The networks that list a centre, in order of their ids.</summary>
    public static IDataLoaderResult<IReadOnlyList<NetworkDefinition>> NetworksOf(MergedCentre centre, DirectoryContext directory) =>
        centre.State.Listings.Select(listing => listing.Key.Network).Distinct().Order().Select(directory.Networks.Load).Together().Select(IReadOnlyList<NetworkDefinition> (networks) => [.. networks.OfType<NetworkDefinition>()]);
}
