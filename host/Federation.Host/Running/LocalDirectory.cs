using Federation.Cluster.Federating;
using Federation.Cluster.Matching;
using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;

namespace Federation.Host.Running;

/// <summary>
/// The directory in this process: its own silo over a data folder that nobody else uses. What was asked of a grain is waited for, cancelled
/// or not: the silo must not stop below a call, and each is short.
/// </summary>
internal sealed class LocalDirectory : IDirectoryConnection
{
    /// <summary>Runs with new listings match them in turn: more than a few wait for one another.</summary>
    private const int MostRunsAtOnce = 4;

    private readonly IHost _host;
    private readonly RunTrigger _trigger;
    private readonly bool _ownsHost;
    private readonly IGrainFactory _grains;
    private readonly SyncArchive _archive;

    /// <param name="host">Started.</param>
    /// <param name="trigger">Why runs are started over this connection.</param>
    /// <param name="ownsHost">True to stop it with this connection.</param>
    public LocalDirectory(IHost host, RunTrigger trigger, bool ownsHost)
    {
        _host = host;
        _trigger = trigger;
        _ownsHost = ownsHost;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _archive = host.Services.GetRequiredService<SyncArchive>();
    }

    public int RunsAtOnce => Math.Min(Environment.ProcessorCount, MostRunsAtOnce);

    public Task<IReadOnlyList<NetworkLine>> NetworksAsync(CancellationToken cancellationToken) =>
        StoredDirectory.NetworksAsync(_host.Services.GetRequiredService<IDirectoryStore>(), cancellationToken);

    public Task<IReadOnlyList<string>> AddNetworkAsync(NetworkDefinition network, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _grains.GetGrain<INetworkGrain>(network.Id.Value).Configure(network);
    }

    public Task<RunStart> StartRunAsync(NetworkId network, RunOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _grains.GetGrain<INetworkGrain>(network.Value).StartRun(order with { Trigger = _trigger });
    }

    public Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken) => _archive.RunAsync(network, run, cancellationToken);

    public Task<bool> CancelRunAsync(NetworkId network, string run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _grains.GetGrain<INetworkGrain>(network.Value).CancelRun(run);
    }

    public async Task<string?> RenewPushKeyAsync(NetworkId network, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _grains.GetGrain<INetworkGrain>(network.Value).RenewPushKey() is { } key ? _host.Services.GetRequiredService<PushKeys>().Text(network, key.Generation) : null;
    }

    public async Task<MatchOutcome> DecideAsync(PairOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Outcome(await Matching.Decide(order));
    }

    public async Task<MatchOutcome> UndoRegroupingAsync(UndoOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Outcome(await Matching.Undo(order));
    }

    private IMatchingGrain Matching => _grains.GetGrain<IMatchingGrain>(IMatchingGrain.Key);

    private static MatchOutcome Outcome(MatchAnswer answer) => new(answer.Code, answer.Message, [.. answer.Regroupings.Select(regrouping => regrouping.Id)]);

    public Task<EntityAnswer> SetEntityAsync(EntityOrder order, CancellationToken cancellationToken) => Entities.SetAsync(order, anchor: null, cancellationToken);

    public Task<EntityAnswer> RemoveEntityAsync(NetworkId network, CancellationToken cancellationToken) => Entities.RemoveAsync(network, EntityOrder.ByTheOperator, cancellationToken);

    public Task<EntityAnswer> DenyEntityAsync(string entity, bool isDenied, CancellationToken cancellationToken) => Entities.DenyAsync(entity, isDenied, anchor: null, EntityOrder.ByTheOperator, cancellationToken);

    /// <summary>An entity on this machine is its operator's to name.</summary>
    private EntityRegister Entities => new(_host.Services.GetRequiredService<IDirectoryStore>(), TimeProvider.System, allowLoopback: true);

    public Task<ErasureReport> ErasePersonAsync(string identifier, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _host.Services.GetRequiredService<IPeopleOffice>().EraseAsync(Identifier(identifier), CancellationToken.None);
    }

    public async Task<PersonAnswer> ExportPersonAsync(string identifier, CancellationToken cancellationToken) =>
        new(await _host.Services.GetRequiredService<IPeopleOffice>().FindAsync(Identifier(identifier), cancellationToken).ToListAsync(cancellationToken), IsWhole: true);

    public async ValueTask DisposeAsync()
    {
        if (!_ownsHost) return;
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync(); // the generic host is one
    }

    private static PersonIdentifier Identifier(string text) => PersonIdentifier.TryParse(text, out var identifier) ? identifier : throw new PeopleException(PeopleCodes.Identifier, "What is to be looked for is no mail address, telephone number or full name.");
}
