using Federation.Cluster.Federating;
using Federation.Cluster.Matching;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>A directory that commands work on: this process's own, or a running host's over HTTP.</summary>
internal interface IDirectoryConnection : IAsyncDisposable
{
    /// <summary>How many runs it is worth to have side by side, at least 1.</summary>
    int RunsAtOnce { get; }

    Task<IReadOnlyList<NetworkLine>> NetworksAsync(CancellationToken cancellationToken);

    /// <returns>What is wrong with it; empty when it was added.</returns>
    Task<IReadOnlyList<string>> AddNetworkAsync(NetworkDefinition network, CancellationToken cancellationToken);

    /// <summary>Starts a run, or tells which one is under way.</summary>
    /// <param name="order">What it does; who asked for it is this connection's to say.</param>
    Task<RunStart> StartRunAsync(NetworkId network, RunOrder order, CancellationToken cancellationToken);

    /// <summary>Null where there is no such run.</summary>
    Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken);

    Task<bool> CancelRunAsync(NetworkId network, string run, CancellationToken cancellationToken);

    /// <summary>Has a network sign its pushes with another secret.</summary>
    /// <returns>The secret; null where the network is unknown.</returns>
    Task<string?> RenewPushKeyAsync(NetworkId network, CancellationToken cancellationToken);

    Task<MatchOutcome> DecideAsync(PairOrder order, CancellationToken cancellationToken);

    Task<MatchOutcome> UndoRegroupingAsync(UndoOrder order, CancellationToken cancellationToken);

    /// <summary>Registers the entity as which a network speaks for itself.</summary>
    Task<EntityAnswer> SetEntityAsync(EntityOrder order, CancellationToken cancellationToken);

    /// <summary>Takes a network's own entity away.</summary>
    Task<EntityAnswer> RemoveEntityAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Removes an entity from the federation, or lets it in again.</summary>
    Task<EntityAnswer> DenyEntityAsync(string entity, bool isDenied, CancellationToken cancellationToken);

    /// <summary>Erases a person.</summary>
    /// <param name="identifier">As it was read; it parses as a <see cref="PersonIdentifier"/>.</param>
    Task<ErasureReport> ErasePersonAsync(string identifier, CancellationToken cancellationToken);

    /// <summary>Where a person stands.</summary>
    /// <param name="identifier">As above.</param>
    Task<PersonAnswer> ExportPersonAsync(string identifier, CancellationToken cancellationToken);
}

/// <summary>What became of a decision about matching.</summary>
/// <param name="Code">Why it was refused; null where it was done.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Regroupings">The keys of what went over at once.</param>
internal sealed record MatchOutcome(string? Code, string? Message, IReadOnlyList<string> Regroupings);

/// <summary>One network in a list.</summary>
/// <param name="Hosts">What an operator approved beside the manifest; null where only operators are told.</param>
internal sealed record NetworkLine(
    NetworkId Id, string Name, string Adapter, string? Schedule, int Listings, RunRecord? LastRun, IReadOnlyList<string>? Hosts, SourceCondition Source, IReadOnlyList<AlertLine> Alerts);

/// <summary>What of a network waits for a person.</summary>
internal sealed record AlertLine(string Code, DateTimeOffset Since, string Message);

/// <summary>What is held on a person.</summary>
/// <param name="IsWhole">False where a running host holds more places than it tells at once: ask on its data folder for the others.</param>
internal sealed record PersonAnswer(IReadOnlyList<HeldPlace> Places, bool IsWhole);
