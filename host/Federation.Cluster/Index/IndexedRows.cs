using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Index;

/// <summary>What stored rows become in the index; what cannot be read is logged and does not keep the rest from being found. Thread safe.</summary>
/// <param name="fresh">Centres whose entries were made before their rows.</param>
internal sealed partial class IndexedRows(IndexUse use, FreshCentres fresh, ILogger log)
{
    /// <summary>Null where the row cannot be read: one damaged centre must not keep all others from being found.</summary>
    public CentreEntry? Centre(StateRow row) => Centre(row, shared: null);

    /// <inheritdoc cref="Centre(StateRow)"/>
    /// <param name="shared">Words of the rows before it; null where it is read alone.</param>
    public CentreEntry? Centre(StateRow row, SharedTexts? shared)
    {
        if (fresh.Take(row) is { } known) return known;
        try
        {
            if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CentreState) is { Listings.IsDefault: false } state && (state.MergedInto is not null || !state.Listings.IsEmpty)) return CentreEntry.Of(state, row.Version, use, shared);
        }
        catch (JsonException failure)
        {
            // The message may quote what is stored; where it stopped is enough.
            LogUnreadable(log, row.Key.Id, failure.Path);
            return null;
        }

        LogUnreadable(log, row.Key.Id, "$.listings");
        return null;
    }

    /// <summary>A label that cannot be read, or whose events do not follow from one another, is held by nobody: its last readable version may have been revoked since. Null where the row is of no centre.</summary>
    public IndexedLabel? Label(StateRow row)
    {
        try
        {
            var history = LabelArchive.Read(row);
            return new IndexedLabel(history.Centre, row.Version, history.Label);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            LogUnreadableLabel(log, row.Key.Id);
            return CentreId.TryParse(row.Key.Id, out var centre) ? new IndexedLabel(centre, row.Version, CentreLabel.None) : null;
        }
    }

    /// <summary>Null where it cannot be read: the scores decide then, as if nobody had.</summary>
    public PairDecision? Decision(StateRow row)
    {
        try
        {
            return MatchingArchive.ReadDecision(row);
        }
        catch (JsonException)
        {
            LogUnreadableDecision(log, row.Key.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The stored centre {Centre} cannot be read at {Path} and is left out of the index; its last readable version stays. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadable(ILogger log, string centre, string? path);

    [LoggerMessage(LogLevel.Error, "The stored label of centre {Centre} cannot be read; the index takes it as held by nobody. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadableLabel(ILogger log, string centre);

    [LoggerMessage(LogLevel.Error, "The stored decision {Pair} on two listings cannot be read; the scores decide. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadableDecision(ILogger log, string pair);
}
