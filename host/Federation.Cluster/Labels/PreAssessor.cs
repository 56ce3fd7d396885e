using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Labels;

/// <summary>Pre-assesses centres from what the store holds, without waking grains. Thread safe.</summary>
public sealed class PreAssessor(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>Centres that are looked at together.</summary>
    private const int AtOnce = 500;

    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile TraceReader? _reader;

    /// <summary>Every centre that is not closed, in order of id.</summary>
    /// <param name="damaged">Told the id of every one of which something that is stored cannot be read, and that is passed over for it, one at a time.</param>
    public async IAsyncEnumerable<PreAssessment> AllAsync(CriteriaSet criteria, Action<string> damaged, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(cancellationToken);
        await foreach (var rows in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var page = await DamagedRows.PassAsync(rows, LookAsync);
            foreach (var row in page.Damaged) damaged(row.Key.Id);
            foreach (var one in page.Found) yield return one;
        }

        async Task<IReadOnlyList<PreAssessment>> LookAsync(IReadOnlyList<StateRow> rows)
        {
            CentreState[] centres = [.. rows.Select(row => CentreArchive.TryRead(row, out var centre) ? centre : throw new JsonException($"Row {row.Key} is not a centre.")).Where(centre => centre is { MergedInto: null, IsClosed: false })];
            var traces = await reader.ReadAsync(centres, cancellationToken);
            return [.. centres.Zip(traces, (centre, seen) => PreAssessment.Of(MergedCentre.Of(centre), seen, criteria))];
        }
    }

    /// <summary>Null where there is no such centre.</summary>
    public async Task<PreAssessment?> ReadAsync(CentreId id, CriteriaSet criteria, CancellationToken cancellationToken) =>
        await new CentreArchive(store).ReadAsync([id], cancellationToken) is [{ } centre] ? PreAssessment.Of(centre, await TracesAsync(centre, cancellationToken), criteria) : null;

    /// <summary>The centre that the listing is bound to; null where there is none.</summary>
    public async Task<PreAssessment?> ReadAsync(ListingKey key, CriteriaSet criteria, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken))
        {
            if (CentreArchive.TryRead(row, out var centre) && centre.MergedInto is null && centre.Find(key) is not null) return await ReadAsync(centre.Id, criteria, cancellationToken);
        }

        return null;
    }

    /// <summary>What was seen of a centre: as of now, or of up to a minute ago.</summary>
    public async Task<CentreTraces> TracesAsync(MergedCentre centre, CancellationToken cancellationToken) => (await (await ReaderAsync(cancellationToken)).ReadAsync([centre.State], cancellationToken))[0];

    /// <summary>The same of many by their ids, in the order asked.</summary>
    public async Task<IReadOnlyList<CentreTraces>> TracesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var centres = await new CentreArchive(store).ReadAsync(ids, cancellationToken);
        return await (await ReaderAsync(cancellationToken)).ReadAsync([.. centres.Select(centre => centre?.State)], cancellationToken);
    }

    /// <summary>As of now, or of up to a minute ago, since months of runs are read for it; by one of those who ask at the same moment.</summary>
    private async Task<TraceReader> ReaderAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } known) return known;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? (_reader = await TraceReader.OpenAsync(store, clock.GetUtcNow(), cancellationToken)); // fresh where it was opened by whoever was before
        }
        finally
        {
            _opening.Release();
        }
    }

    private TraceReader? Fresh() => _reader is { } known && clock.GetUtcNow() - known.At < ReadAgainAfter ? known : null;
}
