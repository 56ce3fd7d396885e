using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Told;

/// <summary>
/// What erasures elsewhere leave of one stored row. Only the fields are known and not what was erased, so whole values go. Pure and thread safe.
/// </summary>
internal sealed class ToldCut(IEnumerable<ToldErasure> erasures)
{
    private readonly Dictionary<ListingKey, ToldErasure> _erasures = erasures.ToDictionary(erasure => erasure.Listing);

    /// <summary>Every kind of row that says what listings said before, and whether its ids begin with the network.</summary>
    public static IReadOnlyList<(string Kind, bool IsOfNetwork)> Kinds { get; } =
        [(RowKinds.CentrePast, false), (RowKinds.Regrouping, false), (RowKinds.Quarantine, true), (RowKinds.Suggestion, true), (RowKinds.Run, true)];

    /// <summary>The row's new body, null to remove it; the very body where it says nothing that was erased.</summary>
    public ReadOnlyMemory<byte>? Of(StateRow row) => row.Key.Kind switch
    {
        RowKinds.CentrePast => Past(row),
        RowKinds.Regrouping => Regrouped(row),
        RowKinds.Quarantine => Quarantined(row),
        RowKinds.Suggestion => Suggested(row),
        RowKinds.Run => Run(row),
        _ => throw new ArgumentException($"Rows of kind {row.Key.Kind} are not cut.", nameof(row)),
    };

    private ReadOnlyMemory<byte>? Past(StateRow row)
    {
        var past = CentreArchive.ReadPast(row);
        if (!_erasures.TryGetValue(past.Change.Listing, out var erasure)) return row.Body;
        var left = past.WithoutFields(erasure.Fields);
        return ReferenceEquals(left, past) ? row.Body : JsonSerializer.SerializeToUtf8Bytes(left, ClusterJson.Default.CentrePast);
    }

    /// <summary>Evidence quotes both listings, and does not say by field.</summary>
    private ReadOnlyMemory<byte>? Regrouped(StateRow row)
    {
        if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Regrouping) is not { } regrouping) return row.Body;
        bool IsCut(ListingKey key) => _erasures.ContainsKey(key);
        if (!regrouping.Evidence.Any(pair => IsCut(pair.Pair.One) || IsCut(pair.Pair.Other))) return row.Body;
        var evidence = regrouping.Evidence.Select(pair => pair with
        {
            Evidence = [.. pair.Evidence.Select(reason => reason with { Left = IsCut(pair.Pair.One) ? PersonCut.Mark : reason.Left, Right = IsCut(pair.Pair.Other) ? PersonCut.Mark : reason.Right })],
        });
        return JsonSerializer.SerializeToUtf8Bytes(regrouping with { Evidence = [.. evidence] }, ClusterJson.Default.Regrouping);
    }

    private ReadOnlyMemory<byte>? Quarantined(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord) is { } record
        && ListingKey.TryCreate(record.Network, record.SourceId, out var key)
        && _erasures.TryGetValue(key, out var erasure)
        && erasure.RawHash != record.RawHash
            ? (ReadOnlyMemory<byte>?)null // else null would be no bytes
            : row.Body;

    /// <summary>What somebody suggested instead may name the same person.</summary>
    private ReadOnlyMemory<byte>? Suggested(StateRow row)
    {
        var suggestion = SuggestionArchive.Read(row);
        return _erasures.TryGetValue(suggestion.Listing, out var erasure) && erasure.Fields.Contains(suggestion.Field) ? (ReadOnlyMemory<byte>?)null : row.Body; // as above
    }

    /// <summary>Problems quote what was not understood. A run that is under way has met what the peer says now.</summary>
    private ReadOnlyMemory<byte>? Run(StateRow row)
    {
        var run = SyncArchive.ReadRun(row);
        if (!run.IsOver || !run.Problems.Any(problem => IsOfErased(run.Network, problem))) return row.Body;
        ImmutableArray<RunProblem> problems = [.. run.Problems.Select(problem => IsOfErased(run.Network, problem) ? problem with { Message = PersonCut.Mark } : problem)];
        return JsonSerializer.SerializeToUtf8Bytes(run with { Problems = problems }, ClusterJson.Default.RunRecord);
    }

    private bool IsOfErased(NetworkId network, RunProblem problem) => problem.SourceId is { } id && problem.Message != PersonCut.Mark && ListingKey.TryCreate(network, id, out var key) && _erasures.ContainsKey(key);
}
