using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Matching;

/// <summary>Says what two listings come to as they are stored now, and why. Needs no index. Thread safe.</summary>
public sealed class PairExplainer(IDirectoryStore store)
{
    private readonly MatchScorer _scorer = new(MatchWeights.Standard);

    /// <summary>Null where one of the two is unknown.</summary>
    public async Task<JudgedPair?> ExplainAsync(ListingPair pair, CancellationToken cancellationToken)
    {
        if (await ReadAsync(pair.One, cancellationToken) is not { } one || await ReadAsync(pair.Other, cancellationToken) is not { } other) return null;
        var score = _scorer.Explain(MatchTraits.Of(one.Content), one.Content, MatchTraits.Of(other.Content), other.Content);
        bool isOneOrigin = score.Verdict != MatchVerdict.Different && SameOrigin.Is(IndexedListing.Of(one), IndexedListing.Of(other));
        return new JudgedPair(pair, isOneOrigin ? null : score.Score, isOneOrigin ? MatchVerdict.Sure : score.Verdict, score.Evidence);
    }

    /// <summary>The listing in the centre that it is bound to; null where it is unknown.</summary>
    public async Task<Listing?> ReadAsync(ListingKey key, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(new StateKey(RowKinds.Binding, key.Value), cancellationToken) is not { } bound) return null;
        if (JsonSerializer.Deserialize(bound.Body.Span, ClusterJson.Default.Binding) is not { } binding) return null;
        return await store.ReadAsync(new StateKey(RowKinds.Centre, binding.Centre.Value), cancellationToken) is { } row ? CentreArchive.Read(row).Find(key) : null;
    }
}
