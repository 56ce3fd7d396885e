using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Peers;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Told;

/// <summary>Notes of which listings of a page a peer tells for the first time that somebody was erased from them. Not thread safe.</summary>
internal sealed class ToldErasureBook(IDirectoryStore store, RunMemory memory)
{
    /// <summary>What is to be stored before a centre is told. Nothing where nothing is known here of such a listing from before: it may come as new.</summary>
    public async Task<IReadOnlyList<StateWrite>> WritesAsync(IEnumerable<RecordInHand> records, CancellationToken cancellationToken)
    {
        var telling = records.Where(record => record.Key != default && (record.IsPut || record.Fate == RecordFate.Quarantined) && FieldsOf(record).Any()).ToList();
        if (telling.Count == 0) return [];
        var known = await KnownAsync(telling, cancellationToken);
        var news = telling.Where(record => memory.HasQuarantinedOtherwise(record) || (record.IsPut && IsNews(record, known))).DistinctBy(record => record.Key).ToList();
        if (news.Count == 0) return [];
        var rows = await store.ReadManyAsync(RowKinds.ToldErasure, [.. news.Select(record => record.Key.Value)], cancellationToken);
        return [.. news.Zip(rows, Write)];
    }

    private static StateWrite Write(RecordInHand record, StateRow? row)
    {
        // Where a crash left one, that has to be done too.
        var before = row is null ? [] : ToldErasure.Read(row).Fields;
        return new ToldErasure(record.Key, [.. before.Union(FieldsOf(record), StringComparer.Ordinal).Order(StringComparer.Ordinal)], record.RawHash).Write(row?.Version ?? 0);
    }

    /// <summary>Also of a record that is no listing: what stood in quarantine before is told apart from it by this alone.</summary>
    private static IEnumerable<string> FieldsOf(RecordInHand record) => record.Draft?.Origin is { } origin ? OriginNormaliser.RedactedFields(origin) : [];

    private async Task<Dictionary<CentreId, CentreState>> KnownAsync(List<RecordInHand> records, CancellationToken cancellationToken)
    {
        var centres = records.Where(record => record.BindingVersion > 0).Select(record => record.Binding!.Centre).Distinct().ToList(); // what has a version was read
        var rows = await store.ReadManyAsync(RowKinds.Centre, [.. centres.Select(centre => centre.Value)], cancellationToken);
        return rows.OfType<StateRow>().Select(CentreArchive.Read).ToDictionary(centre => centre.Id);
    }

    private static bool IsNews(RecordInHand record, Dictionary<CentreId, CentreState> known) =>
        record.BindingVersion > 0
        && record.Listing?.Peer is { } peer
        && known.GetValueOrDefault(record.Binding!.Centre)?.Find(record.Key) is { } listing // as above
        && peer.Origin.TellsMoreThan(listing.Source.Origin);
}
