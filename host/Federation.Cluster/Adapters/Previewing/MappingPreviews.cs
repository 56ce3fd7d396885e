using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Federation.Cluster.People;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Previewing;

/// <inheritdoc cref="IMappingPreviews"/>
/// <remarks>
/// A mapping of somebody who only manages a network is a stranger's program: nothing of it is read outside the worker. What comes back of stored records goes the way of a run's, through whoever was erased and the normaliser.
/// A sample is its sender's own text, of which nothing is kept: to cut those who were erased out of it would tell who they are.
/// </remarks>
internal sealed class MappingPreviews(IAdapterWorkers workers, IDirectoryStore store, PersonGuard guard, TimeProvider clock) : IMappingPreviews, IDisposable
{
    /// <summary>Of mapping and sample each, in UTF-8.</summary>
    public const int MostBytes = 64 * 1024;

    public const int MostRecords = 20;

    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    /// <summary>The networks of those that are being made: nobody takes the places of others.</summary>
    private readonly ConcurrentDictionary<NetworkId, byte> _under = new();

    public async Task<PreviewAnswer> PreviewAsync(PreviewOrder order, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(order.Mapping) > MostBytes || (order.Sample is { } sample && Encoding.UTF8.GetByteCount(sample) > MostBytes))
        {
            return PreviewAnswer.Refused(PreviewCodes.TooLarge, $"A mapping and a sample are looked at up to {MostBytes:N0} bytes each.");
        }

        if (!_under.TryAdd(order.Network, 0)) return PreviewAnswer.Refused(PreviewCodes.Busy, "A preview of this network is being made, and no more than one at a time.");
        try
        {
            return await InPlaceAsync(order, cancellationToken);
        }
        finally
        {
            _under.TryRemove(order.Network, out _);
        }
    }

    private async Task<PreviewAnswer> InPlaceAsync(PreviewOrder order, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken)) return PreviewAnswer.Refused(PreviewCodes.Busy, $"{AtOnce} previews are being made, and no more at one time.");
        using var late = new CancellationTokenSource(order.Within, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await InTurnAsync(order, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PreviewAnswer.Refused(PreviewCodes.Late, string.Create(CultureInfo.InvariantCulture, $"The sample was not read by this mapping within {order.Within.TotalSeconds:0.#} s."));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<PreviewAnswer> InTurnAsync(PreviewOrder order, CancellationToken cancellationToken)
    {
        List<SourceRecord>? waiting = order.Sample is null ? await WaitingAsync(order.Network, cancellationToken) : null;
        if (waiting is { Count: 0 }) return PreviewAnswer.Refused(PreviewCodes.NoRecords, "There is no sample, and no record that can be mapped again waits in the network's quarantine.");
        // Out of the worker's reach, or it could put something else in its place.
        string folder = Directory.CreateTempSubdirectory("federation-preview-").FullName;
        try
        {
            string file = Path.Combine(folder, "sample");
            await File.WriteAllTextAsync(file, order.Sample ?? "", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            return new PreviewAnswer(await ReadAsync(order, new PushedSource(file, "text/plain"), waiting, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<MappingPreview> ReadAsync(PreviewOrder order, PushedSource sample, List<SourceRecord>? waiting, CancellationToken cancellationToken)
    {
        List<PreviewProblem> problems = [];
        List<PreviewedRecord> records = [];
        bool hasMore = false;
        try
        {
            await using var worker = await workers.StartPreviewAsync(order.Network.Value, Encoding.UTF8.GetBytes(order.Mapping), sample, cancellationToken);
            problems.AddRange((await worker.CheckAsync(cancellationToken)).Issues.Select(Problem));
            if (problems.Count == 0) hasMore = await MapAsync(order.Network, worker, waiting is null ? SampledAsync(worker, cancellationToken) : Given([.. waiting.Select(guard.Clean)]), waiting is not null, records, cancellationToken);
        }
        catch (AdapterException failure)
        {
            problems.Add(new PreviewProblem(failure.Code, failure.Message, null, null));
        }

        return new MappingPreview([.. problems], [.. records], hasMore);
    }

    /// <returns>Whether there is more than may be shown.</returns>
    private async Task<bool> MapAsync(NetworkId network, IAdapterWorker worker, IAsyncEnumerable<IReadOnlyList<SourceRecord>> pages, bool areStored, List<PreviewedRecord> records, CancellationToken cancellationToken)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var part = page.Take(MostRecords - records.Count).ToList();
            var results = (await worker.MapAsync(part, cancellationToken)).Select(result => areStored ? guard.Clean(result) : result);
            records.AddRange(part.Zip(results, (record, result) => RecordPreview.Of(network, record, result, areStored ? guard.Clean : draft => draft, met)));
            if (page.Count > part.Count) return true;
        }

        return false;
    }

    private static async IAsyncEnumerable<IReadOnlyList<SourceRecord>> SampledAsync(IAdapterWorker worker, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One more than is shown tells whether there are more.
        await foreach (var page in worker.FetchAsync(new FetchRequest { PageSize = MostRecords + 1, MostRecords = MostRecords + 1 }, cancellationToken)) yield return page.Records;
    }

    private static IAsyncEnumerable<IReadOnlyList<SourceRecord>> Given(IReadOnlyList<SourceRecord> records) => new[] { records }.ToAsyncEnumerable();

    private async Task<List<SourceRecord>> WaitingAsync(NetworkId network, CancellationToken cancellationToken) =>
        await new SyncArchive(store).QuarantineAsync(network, cancellationToken).Where(record => record.CanReplay).Take(MostRecords + 1)
            .Select(record => new SourceRecord { SourceId = record.SourceId, Raw = record.Raw, MediaType = record.MediaType, Locator = record.Locator }).ToListAsync(cancellationToken);

    /// <summary>An issue of the mapping has its line and column for a pointer.</summary>
    private static PreviewProblem Problem(Issue issue)
    {
        bool isPlaced = issue.Pointer?.Split(':') is [var first, var second] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        int[] place = isPlaced ? [.. issue.Pointer!.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture))] : []; // it was looked at
        return new PreviewProblem(issue.Code, issue.Message, place is [var line, _] ? line : null, place is [_, var column] ? column : null);
    }
}
