using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Matching;

/// <summary>Reads from the store what matching asks, what people decided, and what went over. Thread safe.</summary>
public sealed class MatchingArchive(IDirectoryStore store)
{
    /// <summary>What a person should look at, the surest first.</summary>
    /// <param name="network">Whose listing one of the two is; null for all.</param>
    public async Task<IReadOnlyList<MatchReview>> ReviewsAsync(NetworkId? network, CancellationToken cancellationToken) => await store
        .ScanAsync(RowKinds.MatchReview, cancellationToken: cancellationToken)
        .Select(ReadReview)
        .Where(review => network is null || review.Pair.One.Network == network || review.Pair.Other.Network == network)
        .Order(MatchReview.SurestFirst)
        .ToListAsync(cancellationToken);

    /// <summary>Every decision in force, in no order that means anything.</summary>
    public IAsyncEnumerable<PairDecision> DecisionsAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.PairDecision, cancellationToken: cancellationToken).Select(ReadDecision).Where(decision => !decision.IsTakenBack);

    /// <summary>Newest first.</summary>
    public IAsyncEnumerable<Regrouping> RegroupingsAsync(CancellationToken cancellationToken) => store.ScanAsync(RowKinds.Regrouping, cancellationToken: cancellationToken).Select(ReadRegrouping);

    /// <summary>Those made before the one of that id, newest first.</summary>
    public IAsyncEnumerable<Regrouping> RegroupingsBeforeAsync(string id, CancellationToken cancellationToken) =>
        RegroupingsAsync(cancellationToken).SkipWhile(regrouping => string.CompareOrdinal(regrouping.Id, id) >= 0);

    /// <summary>In the order asked; null where there is none of that id.</summary>
    public async Task<IReadOnlyList<Regrouping?>> RegroupingsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Regrouping, [.. ids.Select(id => Regrouping.KeyOf(id).Id)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : ReadRegrouping(row))];
    }

    internal static MatchReview ReadReview(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MatchReview) ?? throw Empty(row);

    internal static PairDecision ReadDecision(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.PairDecision) ?? throw Empty(row);

    internal static Regrouping ReadRegrouping(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Regrouping) ?? throw Empty(row);

    private static JsonException Empty(StateRow row) => new($"Row {row.Key} is empty.");
}
