using System.Runtime.CompilerServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;
using Federation.Cluster.Index;
using Federation.Cluster.Labels;
using Federation.Registry.Labels;

namespace Federation.Gateway.Exports;

/// <summary>
/// Reads every centre that a query finds, in order of name, then key. Which ones, and in which order, is decided by one version of the index; a centre that changes while it is read on is shown as it was at the
/// beginning, from its past. What is erased meanwhile is not shown. Never holds more than some thousand names and one batch of centres. Thread safe.
/// </summary>
internal sealed class CentreExport(CentreArchive centres, LabelArchive labels)
{
    /// <summary>Centres read and written at once.</summary>
    public const int Batch = 200;

    /// <summary>Found at once: each look at the index may go over all of it.</summary>
    private const int Found = 25 * Batch;

    /// <param name="at">When <paramref name="index"/> was the newest version.</param>
    /// <param name="withoutShareAlike">Whether each centre is merged anew without what <see cref="WithoutShareAlike"/> leaves out; one of which nothing is left is left out. Which centres are found is decided by all that is known.</param>
    /// <returns>Batches of at most <see cref="Batch"/>.</returns>
    public async IAsyncEnumerable<IReadOnlyList<ExportedCentre>> ReadAsync(IndexSnapshot index, CentreQuery query, DateTimeOffset at, bool withoutShareAlike, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var search = new CentreSearch(query, CentreOrder.Name, Found);
        CentrePage page;
        do
        {
            page = index.Search(search, cancellationToken);
            foreach (var ids in page.Hits.Select(hit => hit.Centre.Id).Chunk(Batch)) yield return await ReadAsync(ids, at, withoutShareAlike, cancellationToken);
            if (page.More) search = search with { After = page.Hits[^1].Cursor };
        }
        while (page.More);
    }

    private async Task<IReadOnlyList<ExportedCentre>> ReadAsync(CentreId[] ids, DateTimeOffset at, bool withoutShareAlike, CancellationToken cancellationToken)
    {
        var now = await centres.ReadAsync(ids, cancellationToken);
        var histories = await labels.ReadAsync(ids, cancellationToken);
        var exported = new List<ExportedCentre>(ids.Length);
        for (int index = 0; index < ids.Length; index++)
        {
            if (await AsOfAsync(ids[index], now[index], at, cancellationToken) is not { State.IsClosed: false } centre) continue;
            if ((withoutShareAlike ? WithoutShareAlike.Of(centre) : centre) is { } shown) exported.Add(ExportedCentre.Of(shown, Held(histories[index], at)));
        }

        return exported;
    }

    /// <summary>Null where another centre had taken its place before the index saw it: that one is exported itself.</summary>
    private async Task<MergedCentre?> AsOfAsync(CentreId id, MergedCentre? now, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var itself = now?.Id == id ? now : null;
        if (itself?.State.ChangedAt <= at) return itself;
        var then = await centres.ReadAsOfAsync(id, at, cancellationToken);
        return then?.Id == id ? then : itself;
    }

    private static LabelAward? Held(LabelHistory history, DateTimeOffset at)
    {
        if (history.Events.IsEmpty) return null;
        var label = CentreLabel.Replay(history.Events.Where(happened => happened.At <= at));
        return label.HeldAt(at) is null ? null : label.Award;
    }
}
