using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Centres;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;

namespace Federation.Cluster.Adapters;

/// <summary>Starts workers: one process per run, check, preview or replay.</summary>
public interface IAdapterWorkers
{
    /// <summary>
    /// Starts a worker that has loaded the adapter.
    /// </summary>
    /// <exception cref="AdapterException">The adapter is unknown, incompatible or cannot be loaded; or the process did not start.</exception>
    Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, CancellationToken cancellationToken);

    /// <summary>Loads the adapter in a worker, as every run does, and ends it.</summary>
    /// <param name="adapter">Its id.</param>
    /// <exception cref="AdapterException">As <see cref="StartAsync"/>, but for its configuration: it gets none.</exception>
    Task TryLoadAsync(string adapter, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a worker without an adapter, which looks at a source that nobody has described, by the program's own code (<see cref="Federation.Adapters.Mapping.Probing.ProbeAdapter"/>).
    /// </summary>
    /// <param name="assignment">Its adapter's id is not looked at.</param>
    /// <exception cref="AdapterException">The process did not start.</exception>
    Task<IAdapterWorker> StartProbeAsync(WorkerAssignment assignment, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a worker that reads what was handed over by a mapping that nobody has installed, and which may be wrong (<see cref="Federation.Adapters.Mapping.Previewing.PreviewAdapter"/>). It has the walls of every worker, less time and memory, no setting of
    /// any network, and fetches nothing.
    /// </summary>
    /// <param name="network">Its id, for logs and messages.</param>
    /// <param name="mapping">Any bytes at all.</param>
    /// <param name="sample">What stands for its source.</param>
    /// <exception cref="AdapterException">The process did not start.</exception>
    Task<IAdapterWorker> StartPreviewAsync(string network, ReadOnlyMemory<byte> mapping, PushedSource sample, CancellationToken cancellationToken);

    /// <summary>Starts a worker without an adapter, which tries the walls of its cage, and ends it.</summary>
    /// <returns>The walls that stand on this system.</returns>
    /// <exception cref="AdapterException">The process did not start, or did not answer.</exception>
    Task<CageWalls> ProbeCageAsync(CancellationToken cancellationToken);
}

/// <summary>What a worker is started for.</summary>
public sealed record WorkerAssignment
{
    /// <summary>The network's id, for logs and messages.</summary>
    public required string Network { get; init; }

    /// <summary>The adapter's id, as in its manifest.</summary>
    public required string Adapter { get; init; }

    /// <summary>The network's configuration, sources already expanded to absolute paths or URLs.</summary>
    public required AdapterConfig Config { get; init; }

    /// <summary>
    /// True when an operator wrote this configuration (networks file, command line): then paths named in it may be opened, and the ports of
    /// this machine fetched from that it or <see cref="Hosts"/> names. False for what came over the network: https only.
    /// </summary>
    public required bool OperatorTrusted { get; init; }

    /// <summary>The hosts that an operator approved for the network beside those of the adapter's manifest and of the configuration.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How much the network's word counts, 0 to 100.</summary>
    public int Trust { get; init; } = ListingSource.DefaultTrust;
    /// <summary>True where the network says why it keeps the persons that are cut out of its records: then they come with each page.</summary>
    public bool KeepsPersons { get; init; }

    /// <summary>What the network pushed, which the worker is given for every source that stands in its configuration; it fetches nothing then. Null for none.</summary>
    public PushedSource? Pushed { get; init; }
}

/// <summary>
/// A running worker. Members throw <see cref="AdapterException"/> for everything that the adapter, its source or its process
/// did wrong: what it threw, a time-out, too much memory, an oversized page, a crash (code <c>worker.*</c>). Not thread safe.
/// Disposing ends the process, whatever it is doing.
/// </summary>
public interface IAdapterWorker : IAsyncDisposable
{
    /// <summary>The loaded adapter as the source of listings: identity from its manifest, licence and attribution from there or from the network's settings.</summary>
    ListingSource Source { get; }

    /// <summary>One hash for the terms that the network's settings name; null where they name none. Other terms reach records that did not change.</summary>
    string? Terms => null;

    /// <summary>What its manifest says that the adapter can do.</summary>
    AdapterCapabilities Capabilities { get; }

    /// <summary>One hash for the adapter's files, manifest and all, as they were before it was loaded.</summary>
    string Build { get; }

    /// <summary>What the worker fetches, and what it need not fetch again.</summary>
    SourceWatch Watch { get; }

    /// <summary>
    /// What the adapter did beside its work and was kept from, so far: warnings with the codes <c>worker.refused</c> and
    /// <c>worker.secret-shown</c>. May be read at any time.
    /// </summary>
    IReadOnlyList<Issue> Findings { get; }

    Task<CheckResult> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Streams raw pages with person fields already cut out. The worker reads at most one page ahead. No page comes where <see cref="SourceWatch.IsUnchanged"/>.
    /// </summary>
    IAsyncEnumerable<Page> FetchAsync(FetchRequest request, CancellationToken cancellationToken);

    /// <summary>What was cut out of a record of the last page; empty for every other, and where the assignment does not keep persons.</summary>
    IReadOnlyList<PersonValue> PersonsOf(SourceRecord record) => [];

    /// <summary>
    /// Maps records, usually those of the last page that are new. One result per record, in order. For records of the last page
    /// only their ordinals cross the pipe.
    /// </summary>
    Task<IReadOnlyList<MapResult>> MapAsync(IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken);
}
