using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Centres;

/// <summary>Reads centres from the store: many at once and without waking their grains. Thread safe.</summary>
public sealed class CentreArchive(IDirectoryStore store)
{
    /// <summary>The centres in the order asked; in place of one that was merged into another, that other; null where there is none.</summary>
    public async Task<IReadOnlyList<MergedCentre?>> ReadAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var states = (await ReadStatesAsync(ids, cancellationToken)).ToArray();
        for (int link = 0; link < CentreState.MostMerges && Array.Exists(states, state => state?.MergedInto is not null); link++)
        {
            var merged = states.Index().Where(pair => pair.Item?.MergedInto is not null).ToList();
            var into = await ReadStatesAsync([.. merged.Select(pair => pair.Item!.MergedInto!.Value)], cancellationToken); // both were asked for in the line above
            foreach (var ((at, _), state) in merged.Zip(into)) states[at] = state;
        }

        return [.. states.Select(state => state is null or { MergedInto: not null } ? null : MergedCentre.Of(state))];
    }

    /// <summary>
    /// The centre that the id named at that moment, as it was then; null where it named none yet.
    /// </summary>
    public async Task<MergedCentre?> ReadAsOfAsync(CentreId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (int link = 0; link < CentreState.MostMerges; link++)
        {
            if ((await ReadStatesAsync([id], cancellationToken)).Single() is not { } now || CentrePast.AsOf(now, await PastAsync(id, cancellationToken), at) is not { } then) return null;
            if (then.MergedInto is not { } into) return MergedCentre.Of(then);
            id = into;
        }

        return null;
    }

    /// <summary>All that happened to the centre of this very id since it was opened, oldest first; empty where nothing did.</summary>
    public async Task<IReadOnlyList<CentrePast>> PastAsync(CentreId id, CancellationToken cancellationToken) =>
        await store.ScanAsync(RowKinds.CentrePast, $"{id}/", cancellationToken).Select(ReadPast).ToListAsync(cancellationToken);

    /// <summary>As <see cref="CentreHistory.Of"/>; empty where there is no such centre.</summary>
    public async Task<IReadOnlyList<CentreChange>> HistoryAsync(CentreId id, CancellationToken cancellationToken) =>
        (await HistoriesAsync([id], cancellationToken))[0];

    /// <summary>The same of many centres in the order asked, in two reads: a centre says how many changes it has, and so how their rows are called.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<CentreChange>>> HistoriesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        CentreState?[] states = [.. await ReadStatesAsync(ids, cancellationToken)];
        var changes = states.Zip(ids).SelectMany(pair => Numbers(pair.First).Select(number => (pair.Second, number))).ToList();
        var pasts = changes.Zip(await PastAsync(changes, cancellationToken)).ToLookup(pair => pair.First.Second, pair => pair.Second);
        return [.. states.Zip(ids, (now, id) => now is null ? (IReadOnlyList<CentreChange>)[] : CentreHistory.Of(now, [.. pasts[id].OfType<CentrePast>()]))];

        static IEnumerable<long> Numbers(CentreState? now)
        {
            for (long number = 1; number <= now?.Changes; number++) yield return number;
        }
    }

    /// <summary>Single changes by centre and number, in the order asked; null where the number is 0, or of no change.</summary>
    public async Task<IReadOnlyList<CentrePast?>> PastAsync(IReadOnlyList<(CentreId Centre, long Number)> changes, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.CentrePast, [.. changes.Select(change => CentrePast.KeyOf(change.Centre, change.Number).Id)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : ReadPast(row))];
    }

    /// <summary>Every centre that has listings, in order of id.</summary>
    public IAsyncEnumerable<CentreState> AllAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken).Select(Read).Where(centre => centre.MergedInto is null);

    private async Task<IEnumerable<CentreState?>> ReadStatesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Centre, [.. ids.Select(id => id.Value)], cancellationToken);
        return rows.Select(row => row is null ? null : Read(row));
    }

    internal static CentrePast ReadPast(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CentrePast) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal static CentreState Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CentreState) ?? throw new JsonException($"Row {row.Key} is empty.");

    /// <summary>False where the row is not the state of its centre: it cannot be read, or is of another.</summary>
    internal static bool TryRead(StateRow row, [NotNullWhen(true)] out CentreState? centre)
    {
        centre = null;
        try
        {
            var read = Read(row);
            if (read.Id.Value == row.Key.Id) centre = read;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            // What a damaged row holds is nobody's state.
        }

        return centre is not null;
    }
}
