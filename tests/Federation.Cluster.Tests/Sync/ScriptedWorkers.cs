using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Centres;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Cluster.Tests.Sync;

/// <summary>
/// Workers without a process: each network's source is a script that a test writes. Records are JSON objects with <c>name</c>, <c>lat</c>,
/// <c>lon</c>, <c>web</c>; one without a name is rejected.
/// </summary>
internal sealed class ScriptedWorkers : IAdapterWorkers
{
    private readonly Dictionary<string, Func<FetchRequest, IAsyncEnumerable<Page>>> _sources = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IAdapter> _adapters = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<WorkerAssignment> _assignments = new();

    /// <summary>What workers were started for, in order.</summary>
    public IReadOnlyCollection<WorkerAssignment> Assignments => _assignments;

    /// <summary>Records mapped since the start, over all workers.</summary>
    public int Mapped { get; private set; }

    /// <summary>What the workers of a network find from their start.</summary>
    public Dictionary<string, IReadOnlyList<Issue>> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>How a network's server names what it has; a worker that knows that name is told that nothing changed. Without an entry it has no name.</summary>
    public Dictionary<string, SourceVersion> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>Networks whose workers ask for a second thing.</summary>
    public HashSet<string> AskTwice { get; } = new(StringComparer.Ordinal);

    /// <summary>What each worker was told to ask about, in order; null for nothing.</summary>
    public ConcurrentQueue<(string Network, SourceVersion? Known)> Asked { get; } = new();

    /// <summary>The adapter of all workers.</summary>
    public string Adapter { get; set; } = "scripted@1.0.0";

    public string Build { get; set; } = "build";

    /// <summary>What the mended mapping of a network calls a place without a name; such are rejected where there is none.</summary>
    public Dictionary<string, string> Mended { get; } = new(StringComparer.Ordinal);

    /// <summary>What listings of a network come from and under which terms, where that is not what all others have.</summary>
    public Dictionary<string, ListingSource> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>Which networks' settings name the terms, and their hash.</summary>
    public Dictionary<string, string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Of networks whose adapter can do more than read all.</summary>
    public Dictionary<string, AdapterCapabilities> Capabilities { get; } = new(StringComparer.Ordinal);

    /// <summary>What is cut out of records, by their ids, for networks that say why they keep it.</summary>
    public Dictionary<string, IReadOnlyList<PersonValue>> Persons { get; } = new(StringComparer.Ordinal);

    /// <summary>What each worker was asked to fetch, in order.</summary>
    public ConcurrentQueue<(string Network, FetchRequest Request)> Requests { get; } = new();

    public void Script(string network, params (string Id, string Json)[] records) => Script(network, pageSize: 2, records);

    public void Script(string network, int pageSize, params (string Id, string Json)[] records) => _sources[network] = request => Pages(records, pageSize, from: From(request));

    public void Script(string network, Func<IAsyncEnumerable<Page>> source) => _sources[network] = _ => source();

    /// <summary>A network with a real adapter, without its process, and a file that is in memory.</summary>
    public void Read(string network, IAdapter adapter, byte[] file)
    {
        _adapters[network] = adapter;
        _sources[network] = request => adapter.FetchAsync(request, AdapterBench.Of(file), CancellationToken.None);
    }

    /// <summary>The same over any context.</summary>
    public void Read(string network, IAdapter adapter, AdapterContext context)
    {
        _adapters[network] = adapter;
        _sources[network] = request => adapter.FetchAsync(request, context, CancellationToken.None);
        Capabilities[network] = adapter.Capabilities;
    }

    /// <summary>A source that can be gone on with: it is told where.</summary>
    public void Script(string network, Func<FetchRequest, IAsyncEnumerable<Page>> source) => _sources[network] = source;

    public Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, CancellationToken cancellationToken)
    {
        _assignments.Enqueue(assignment);
        return Task.FromResult<IAdapterWorker>(new Worker(this, assignment.Network, _sources[assignment.Network], Findings.GetValueOrDefault(assignment.Network) ?? [], assignment.KeepsPersons));
    }

    public Task TryLoadAsync(string adapter, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IAdapterWorker> StartProbeAsync(WorkerAssignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IAdapterWorker> StartPreviewAsync(string network, ReadOnlyMemory<byte> mapping, PushedSource sample, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CageWalls> ProbeCageAsync(CancellationToken cancellationToken) => Task.FromResult(CageWalls.None);

    internal static async IAsyncEnumerable<Page> Pages(IReadOnlyList<(string Id, string Json)> records, int pageSize, Exception? then = null, int from = 0)
    {
        await Task.Yield();
        foreach (var chunk in records.Index().Skip(from).Chunk(pageSize))
        {
            yield return new Page
            {
                Records = [.. chunk.Select(record => new SourceRecord { SourceId = record.Item.Id, Raw = System.Text.Encoding.UTF8.GetBytes(record.Item.Json), Locator = $"row {record.Index + 2}" })],
                EndOfSnapshot = then is null && chunk[^1].Index == records.Count - 1,
                NextCursor = $"{chunk[^1].Index + 1}",
                EstimatedTotal = records.Count,
            };
        }

        if (then is not null) throw then;
        if (records.Count <= from) yield return new Page { Records = [], NextCursor = $"{from}", EndOfSnapshot = true };
    }

    /// <summary>How many records the request's cursor has passed.</summary>
    internal static int From(FetchRequest request) => request.Cursor is { } cursor ? int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private sealed class Worker(ScriptedWorkers workers, string network, Func<FetchRequest, IAsyncEnumerable<Page>> source, IReadOnlyList<Issue> findings, bool keepsPersons) : IAdapterWorker
    {
        public ListingSource Source { get; } = workers.Terms.GetValueOrDefault(network) ?? new() { Adapter = workers.Adapter, Licence = "etalab-2.0", Attribution = "The script" };

        public string? Terms => workers.Told.GetValueOrDefault(network);

        public string Build { get; } = workers.Build;

        public AdapterCapabilities Capabilities { get; } = workers.Capabilities.GetValueOrDefault(network, AdapterCapabilities.Snapshot);

        public SourceWatch Watch { get; } = new();

        public IReadOnlyList<Issue> Findings => findings;

        public Task<CheckResult> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Issues = [] });

        public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            workers.Asked.Enqueue((network, Watch.Known));
            workers.Requests.Enqueue((network, request));
            Watch.Begin();
            if (workers.AskTwice.Contains(network)) Watch.Begin();
            var version = workers.Versions.GetValueOrDefault(network);
            if (version is not null && Watch.Known == version && Watch.TryFindUnchanged()) yield break;
            if (version is not null) Watch.Find(version);
            await foreach (var page in source(request).WithCancellation(cancellationToken)) yield return page;
        }

        public IReadOnlyList<PersonValue> PersonsOf(SourceRecord record) => keepsPersons ? workers.Persons.GetValueOrDefault(record.SourceId) ?? [] : [];

        public Task<IReadOnlyList<MapResult>> MapAsync(IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken)
        {
            workers.Mapped += records.Count;
            if (workers._adapters.GetValueOrDefault(network) is { } adapter) return Task.FromResult<IReadOnlyList<MapResult>>([.. records.Select(record => Map(record, adapter))]);
            return Task.FromResult<IReadOnlyList<MapResult>>([.. records.Select(record => Map(record, workers.Mended.GetValueOrDefault(network)))]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static MapResult Map(SourceRecord record, IAdapter adapter) =>
            record.Issues.Any(issue => issue.Severity == IssueSeverity.Error) ? MapResult.Reject(record.Issues) : adapter.Map(record, new MapContext { Config = AdapterBench.Of("").Config });

        private static MapResult Map(SourceRecord record, string? mended)
        {
            using var document = JsonDocument.Parse(record.Raw);
            var root = document.RootElement;
            string? called = root.TryGetProperty("name", out var name) ? name.GetString() : mended;
            GeoPoint? location = null;
            bool located = root.TryGetProperty("lat", out var lat) && root.TryGetProperty("lon", out var lon) && GeoPoint.TryCreate(lat.GetDouble(), lon.GetDouble(), out location);
            var draft = new ListingDraft
            {
                Name = called ?? "",
                Location = location,
                Website = root.TryGetProperty("web", out var web) ? web.GetString() : null,
                InvalidFields = lat.ValueKind == JsonValueKind.Number && !located ? ["location"] : [],
            };
            if (called is null) return MapResult.Reject(draft, [Issue.Error("name.missing", "The listing has no name.", "/name")]);
            return MapResult.Map(draft, lat.ValueKind == JsonValueKind.Undefined ? [Issue.Warning("coordinates.missing", "The listing has no coordinates.")] : []);
        }
    }
}
