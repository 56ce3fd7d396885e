using System.Text.Json;
using Federation.Adapters.Mapping;
using Federation.Adapters.Sdk;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Sync.Pushing;
using Federation.Cluster.Telemetry;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>Starts workers from the executable's own <c>worker</c> command. Thread safe.</summary>
internal sealed class AdapterWorkers : IAdapterWorkers, IDisposable
{
    private const int MostFindings = 20;

    /// <summary>Which code reads mappings: where it changes, records are mapped again.</summary>
    private static readonly string MappingEngine = $"{typeof(MappingAdapter).Module.ModuleVersionId:N}.{typeof(RecordAdapter).Module.ModuleVersionId:N}";

    private readonly AdapterShelf _shelf;
    private readonly WorkerOptions _options;
    private readonly WorkerOptions _previews;
    private readonly TimeProvider _clock;
    private readonly ILogger<AdapterWorkers> _log;
    private readonly FetchDesk _fetch;
    private readonly CageDoor _door;

    /// <exception cref="InvalidOperationException">An option cannot be.</exception>
    public AdapterWorkers(AdapterShelf shelf, WorkerOptions options, TimeProvider clock, ILogger<AdapterWorkers> log)
    {
        options.Validate();
        _shelf = shelf;
        _options = options;
        _previews = options.ForPreviews();
        _clock = clock;
        _log = log;
        _fetch = new FetchDesk(options.Fetch, clock);
        _door = new CageDoor(options, log);
        AbandonedFolders.Sweep(Path.GetTempPath(), log);
    }

    public Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var (manifest, adapter) = Usable(assignment.Adapter);
        CheckConfig(manifest, assignment.Config);
        return StartAsync(assignment, manifest, adapter, cancellationToken);
    }

    public async Task TryLoadAsync(string adapter, CancellationToken cancellationToken)
    {
        var (manifest, found) = Usable(adapter);
        using var nothing = JsonDocument.Parse("{}");
        var assignment = new WorkerAssignment { Network = "trial", Adapter = adapter, Config = new AdapterConfig(nothing.RootElement), OperatorTrusted = false };
        await using var worker = await StartAsync(assignment, manifest, found, cancellationToken);
    }

    public async Task<IAdapterWorker> StartProbeAsync(WorkerAssignment assignment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var folder = NewFolder();
        AdapterWorker? worker = null;
        try
        {
            // It has no folder of its own: all that it reads besides the program is what the host hands it.
            var adapter = ProbeManifest.Adapter(folder.Path);
            var connection = Connect(WorkerMeter.Probe, assignment, ProbeManifest.Standard, folder, folder.Path, new SecretBlackout([]));
            worker = new AdapterWorker(connection, folder, ProbeManifest.Standard, SourceTerms.Of(ProbeManifest.Standard, assignment.Config), assignment.Trust, MappingEngine, false, _options, _log);
            await LoadAsync(connection, adapter, StartOf(assignment, ProbeManifest.Standard.Capabilities) with { Probe = true }, cancellationToken);
            return worker;
        }
        catch
        {
            if (worker is not null) await worker.DisposeAsync();
            else folder.Dispose();
            throw;
        }
    }

    public async Task<IAdapterWorker> StartPreviewAsync(string network, ReadOnlyMemory<byte> mapping, PushedSource sample, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var assignment = PreviewManifest.Assignment(network, sample);
        var folder = NewFolder();
        AdapterWorker? worker = null;
        try
        {
            string file = Path.Combine(folder.Path, MappingFile.FileName);
            await File.WriteAllBytesAsync(file, mapping, cancellationToken);
            var adapter = PreviewManifest.Adapter(folder.Path);
            var connection = Connect(WorkerMeter.Preview, assignment, PreviewManifest.Standard, folder, folder.Path, new SecretBlackout([]), _previews);
            worker = new AdapterWorker(connection, folder, PreviewManifest.Standard, SourceTerms.Of(PreviewManifest.Standard, assignment.Config), assignment.Trust, MappingEngine, false, _previews, _log);
            await LoadAsync(connection, adapter, StartOf(assignment, PreviewManifest.Standard.Capabilities) with { Mapping = file, Preview = true }, cancellationToken);
            return worker;
        }
        catch
        {
            if (worker is not null) await worker.DisposeAsync();
            else folder.Dispose();
            throw;
        }
    }

    private StartMessage StartOf(WorkerAssignment assignment, AdapterCapabilities capabilities) => new()
    {
        Protocol = ProtocolVersion.Current,
        Capabilities = capabilities,
        Config = assignment.Config.Values,
        PageRecords = _options.PageRecords,
        PageBytes = _options.PageBytes,
        RecordBytes = _options.RecordBytes,
        KeepsPersons = assignment.KeepsPersons,
    };

    // Walls before it is told anything: an uncaged worker of a stranger's adapter must not see the network's secrets.
    private async Task LoadAsync(WorkerConnection connection, InstalledAdapter adapter, StartMessage start, CancellationToken cancellationToken)
    {
        var walls = await connection.AskAsync(new GreetExchange(), (_, _) => Task.CompletedTask, cancellationToken);
        connection.IsChildless = walls.HasFlag(CageWalls.Processes);
        _door.Pass(adapter, walls);
        await connection.AskAsync(new LoadExchange(start.Capabilities), (pipe, ended) => pipe.WriteAsync(FrameType.Start, start, WireJson.Default.StartMessage, ended).AsTask(), cancellationToken);
    }

    private async Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, AdapterManifest manifest, InstalledAdapter adapter, CancellationToken cancellationToken)
    {
        var start = StartOf(assignment, manifest.Capabilities) with
        {
            Code = manifest.Code is { } code ? new CodeMessage(Path.Combine(adapter.Folder, code.Assembly), code.Type, code.Contract.From.ToString(), code.Contract.Below.ToString()) : null,
            Mapping = manifest.Code is null ? Path.Combine(adapter.Folder, MappingFile.FileName) : null,
        };

        // Before it is loaded: files replaced in between look new to the next run, never old to this one.
        string build = AdapterFiles.HashOf(adapter);
        if (adapter.SealedHash is { } sealedHash && build != sealedHash) throw new AdapterException(FailureKind.Configuration, "adapter.changed", $"The files of {manifest.Identity} are not those that were installed.");
        var worker = Launch(assignment, adapter, manifest, manifest.Code is null ? $"{build}.{MappingEngine}" : build, out var connection);
        try
        {
            await LoadAsync(connection, adapter, start, cancellationToken);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    public async Task<CageWalls> ProbeCageAsync(CancellationToken cancellationToken)
    {
        using var nothing = JsonDocument.Parse("{}");
        var assignment = new WorkerAssignment { Network = "cage", Adapter = "", Config = new AdapterConfig(nothing.RootElement), OperatorTrusted = false };
        using var folder = NewFolder();
        await using var connection = Connect(WorkerMeter.Cage, assignment, null, folder, folder.Path, new SecretBlackout([]));
        return await connection.AskAsync(new GreetExchange(), (_, _) => Task.CompletedTask, cancellationToken);
    }

    public void Dispose() => _fetch.Dispose();

    private AdapterWorker Launch(WorkerAssignment assignment, InstalledAdapter adapter, AdapterManifest manifest, string build, out WorkerConnection connection)
    {
        var folder = NewFolder();
        try
        {
            connection = Connect(WorkerMeter.Run, assignment, manifest, folder, adapter.Folder, new SecretBlackout(manifest.ConfigSchema.SecretsIn(assignment.Config)));
            WorkerLog.Started(_log, connection.ProcessId, assignment.Network, manifest.Identity);
            return new AdapterWorker(connection, folder, manifest, SourceTerms.Of(manifest, assignment.Config), assignment.Trust, build, assignment.KeepsPersons, _options, _log);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static WorkerFolder NewFolder()
    {
        try
        {
            return new WorkerFolder();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdapterException(FailureKind.Bug, "worker.not-started", $"No worker process could be started: its temporary folder cannot be made ({exception.GetType().Name}).", exception);
        }
    }

    /// <param name="purpose">One of <see cref="WorkerMeter"/>.</param>
    /// <param name="options">Null for those of every run.</param>
    private WorkerConnection Connect(string purpose, WorkerAssignment assignment, AdapterManifest? manifest, WorkerFolder folder, string adapterFolder, SecretBlackout blackout, WorkerOptions? options = null)
    {
        var process = WorkerLaunch.Start(options ?? _options, folder.Path, adapterFolder);
        WorkerMeter.Started(purpose);
        return new WorkerConnection(process, folder, assignment, _fetch.RightsOf(assignment, manifest), blackout, options ?? _options, _fetch, _clock, _log);
    }

    private (AdapterManifest Manifest, InstalledAdapter Adapter) Usable(string id)
    {
        var adapter = _shelf.Current.Find(id) ?? throw new AdapterException(FailureKind.Configuration, "adapter.unknown", $"No adapter \"{PlainText.Of(id, 64)}\" is installed.");
        if (adapter is { Status: AdapterStatus.Active, Manifest: { } manifest }) return (manifest, adapter);
        // What is wrong inside a manifest is its author's matter: one code stands for all of it.
        string code = adapter.Manifest is null ? "adapter.broken-manifest" : adapter.Issues[0].Code;
        throw new AdapterException(FailureKind.Configuration, code, $"The adapter \"{adapter.Id}\" cannot be used. {Join(adapter.Issues)}");
    }

    private static void CheckConfig(AdapterManifest manifest, AdapterConfig config)
    {
        var findings = manifest.ConfigSchema.Check(config);
        if (findings.Count > 0) throw new AdapterException(FailureKind.Configuration, "config.invalid", $"The network's configuration does not fit {manifest.Identity}. {Join(findings)}");
    }

    private static string Join(IReadOnlyList<Issue> issues) =>
        string.Join(' ', issues.Take(MostFindings).Select(issue => issue.Pointer is { Length: > 0 } pointer ? $"{pointer}: {issue.Message}" : issue.Message));
}
