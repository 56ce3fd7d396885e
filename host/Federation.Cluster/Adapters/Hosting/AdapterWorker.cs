using System.Buffers;
using System.Runtime.CompilerServices;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Centres;
using Federation.Cluster.People.Kept;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>A worker process with its adapter loaded.</summary>
internal sealed class AdapterWorker(WorkerConnection connection, WorkerFolder folder, AdapterManifest manifest, SourceTerms terms, int trust, string build, bool keepsPersons, WorkerOptions options, ILogger log) : IAdapterWorker
{
    private IReadOnlyList<SourceRecord> _lastPage = [];
    private IReadOnlyDictionary<SourceRecord, IReadOnlyList<PersonValue>> _persons = new Dictionary<SourceRecord, IReadOnlyList<PersonValue>>();
    private Dictionary<SourceRecord, int>? _ordinals;

    public ListingSource Source { get; } = terms.SourceOf(manifest, trust);

    public string? Terms => terms.Told;

    public AdapterCapabilities Capabilities => manifest.Capabilities;

    public string Build => build;

    public SourceWatch Watch => connection.Sources;

    public IReadOnlyList<Issue> Findings => connection.Findings.Found;

    /// <summary>The process, for tests that wait for its end.</summary>
    internal int ProcessId => connection.ProcessId;

    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        var result = await connection.AskAsync(new CheckExchange(), (worker, ended) => worker.WriteAsync(FrameType.Check, default, ended).AsTask(), cancellationToken);
        return result with { Issues = connection.Blackout.Cover(result.Issues), Summary = result.Summary is null ? null : connection.Blackout.Cover(result.Summary) };
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bounded = request with { PageSize = Math.Clamp(request.PageSize, 1, options.PageRecords) };
        await connection.SendAsync((worker, ended) => worker.WriteAsync(FrameType.Fetch, bounded, WireJson.Default.FetchRequest, ended).AsTask());
        bool finished = false;
        try
        {
            while (await NextPageAsync(cancellationToken) is { } page) yield return page;
            finished = true;
        }
        finally
        {
            if (!finished) await connection.SendAsync((worker, ended) => worker.WriteAsync(FrameType.StopFetch, default, ended).AsTask());
        }
    }

    public async Task<IReadOnlyList<MapResult>> MapAsync(IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);

        // Mapping nothing still tells the worker that the last page is done with, so that it reads on.
        if (records.Count == 0) return await MapPartAsync([], cancellationToken);
        var results = new List<MapResult>(records.Count);

        // Records that the worker does not hold have to fit into its memory: no more at a time than a page has.
        foreach (var part in records.Chunk(options.PageRecords)) results.AddRange(await MapPartAsync(part, cancellationToken));
        return results;
    }

    public IReadOnlyList<PersonValue> PersonsOf(SourceRecord record) => _persons.GetValueOrDefault(record) ?? [];

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        folder.Dispose();
        if (folder.Left is { } why) WorkerLog.FolderLeft(log, why, ProcessId);
    }

    private async Task<Page?> NextPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var exchange = new PageExchange(options, manifest.Capabilities, Watch, connection.Blackout, keepsPersons);
            var page = await connection.AskAsync(exchange, (worker, ended) => worker.WriteAsync(FrameType.NextPage, default, ended).AsTask(), cancellationToken);
            if (page is null || Watch.IsUnchanged) return null;
            _lastPage = page.Records;
            _persons = exchange.Persons;
            _ordinals = null;
            return page;
        }
        catch (AdapterException) when (Watch.IsUnchanged)
        {
            return null; // It was ended because it had nothing to do.
        }
    }

    private Task<IReadOnlyList<MapResult>> MapPartAsync(SourceRecord[] records, CancellationToken cancellationToken)
    {
        _ordinals ??= Number(_lastPage);
        var given = new List<SourceRecord>();
        var places = new int[records.Length];
        for (int index = 0; index < records.Length; index++)
        {
            if (_ordinals.TryGetValue(records[index], out places[index])) continue;
            places[index] = ~given.Count;
            given.Add(records[index]);
        }

        return connection.AskAsync(new MapExchange(records.Length, connection.Blackout), async (worker, ended) =>
        {
            foreach (var frame in Pack(given)) await worker.WriteAsync(FrameType.GivenRecords, frame, ended);
            await worker.WriteAsync(FrameType.Map, MapRequest.Write(places), ended);
        }, cancellationToken);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pack(List<SourceRecord> records)
    {
        var frame = new ArrayBufferWriter<byte>(Frame.ChunkBytes);
        foreach (var record in records)
        {
            if (frame.WrittenCount > 0 && frame.WrittenCount + record.Raw.Length > Frame.ChunkBytes)
            {
                yield return frame.WrittenMemory;
                frame = new ArrayBufferWriter<byte>(Frame.ChunkBytes);
            }

            RecordCodec.Write(frame, record);
        }

        if (frame.WrittenCount > 0) yield return frame.WrittenMemory;
    }

    // By reference: two records with equal content stand at two places of the page.
    private static Dictionary<SourceRecord, int> Number(IReadOnlyList<SourceRecord> records)
    {
        var ordinals = new Dictionary<SourceRecord, int>(records.Count, ReferenceEqualityComparer.Instance);
        for (int ordinal = 0; ordinal < records.Count; ordinal++) ordinals[records[ordinal]] = ordinal;
        return ordinals;
    }
}
