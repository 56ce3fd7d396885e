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
    public async Task<JudgedPair?> ExplainAsync(ListingPair pair, CancellationToken cancellationToken) => (await ExplainAsync([pair], cancellationToken))[0];

    /// <summary>The same of many pairs in the order asked, in two reads.</summary>
    public async Task<IReadOnlyList<JudgedPair?>> ExplainAsync(IReadOnlyList<ListingPair> pairs, CancellationToken cancellationToken)
    {
        var listings = await ReadAsync([.. pairs.SelectMany(pair => (ListingKey[])[pair.One, pair.Other]).Distinct()], cancellationToken);
        return [.. pairs.Select(pair => listings[pair.One] is { } one && listings[pair.Other] is { } other ? Judge(pair, one, other) : null)];
    }

    private JudgedPair Judge(ListingPair pair, Listing one, Listing other)
    {
        var score = _scorer.Explain(MatchTraits.Of(one.Content), one.Content, MatchTraits.Of(other.Content), other.Content);
        bool isOneOrigin = score.Verdict != MatchVerdict.Different && SameOrigin.Is(IndexedListing.Of(one), IndexedListing.Of(other));
        return new JudgedPair(pair, isOneOrigin ? null : score.Score, isOneOrigin ? MatchVerdict.Sure : score.Verdict, score.Evidence);
    }

    /// <summary>The listing in the centre that it is bound to; null where it is unknown.</summary>
    public async Task<Listing?> ReadAsync(ListingKey key, CancellationToken cancellationToken) => (await ReadAsync([key], cancellationToken))[key];

    private async Task<IReadOnlyDictionary<ListingKey, Listing?>> ReadAsync(IReadOnlyList<ListingKey> keys, CancellationToken cancellationToken)
    {
        var bindings = await store.ReadManyAsync(RowKinds.Binding, [.. keys.Select(key => key.Value)], cancellationToken);
        CentreId?[] bound = [.. bindings.Select(row => row is null ? null : JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding)?.Centre)];
        CentreId[] ids = [.. bound.OfType<CentreId>().Distinct()];
        var centres = (await store.ReadManyAsync(RowKinds.Centre, [.. ids.Select(id => id.Value)], cancellationToken)).OfType<StateRow>().Select(CentreArchive.Read).ToDictionary(centre => centre.Id);
        return keys.Zip(bound).ToDictionary(pair => pair.First, pair => pair.Second is { } id && centres.TryGetValue(id, out var centre) ? centre.Find(pair.First) : null);
    }
}
