using System.Collections.Concurrent;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Index;

/// <summary>
/// Centres that this silo has just opened, until its index meets their rows in the feed: what it would make of a row was made before the row was written. No more than the pages that are under way: a page waits for the index
/// before it opens centres. Thread safe.
/// </summary>
internal sealed class FreshCentres
{
    private readonly ConcurrentDictionary<string, CentreOpening> _openings = new(StringComparer.Ordinal);

    /// <summary>Before the centre is stored, so that it is there when the feed tells of it.</summary>
    public void Add(CentreOpening opening) => _openings[opening.Id.Value] = opening;

    /// <summary>It was not stored.</summary>
    public void Drop(CentreId id) => _openings.TryRemove(id.Value, out _);

    /// <summary>What was made of this very row, once; null where it has to be read.</summary>
    public CentreEntry? Take(StateRow row) =>
        _openings.TryRemove(row.Key.Id, out var opening) && opening.Indexed.Centre.Version == row.Version && opening.Body.Span.SequenceEqual(row.Body.Span) ? opening.Indexed : null;
}
