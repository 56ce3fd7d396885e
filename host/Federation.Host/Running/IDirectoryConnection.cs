using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>A directory that commands work on: this process's own, or a running host's over HTTP.</summary>
internal interface IDirectoryConnection : IAsyncDisposable
{
    Task<IReadOnlyList<NetworkLine>> NetworksAsync(CancellationToken cancellationToken);

    /// <returns>What is wrong with it; empty when it was added.</returns>
    Task<IReadOnlyList<string>> AddNetworkAsync(NetworkDefinition network, CancellationToken cancellationToken);

    /// <param name="whole">True to read the whole source, though its adapter could read what changed.</param>
    Task<RunStart> StartRunAsync(NetworkId network, bool whole, CancellationToken cancellationToken);

    /// <summary>Starts a run that does what a person decides of removals.</summary>
    /// <param name="of">The run whose removals are taken back; null to let go of what was held back.</param>
    Task<RunStart> StartRemovalsAsync(NetworkId network, string? of, CancellationToken cancellationToken);

    /// <summary>Null where there is no such run.</summary>
    Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken);

    Task<bool> CancelRunAsync(NetworkId network, string run, CancellationToken cancellationToken);
}

/// <summary>One network in a list.</summary>
internal sealed record NetworkLine(NetworkId Id, string Name, string Adapter, string? Schedule, int Listings, RunRecord? LastRun, SourceCondition Source, IReadOnlyList<AlertLine> Alerts);

/// <summary>What of a network waits for a person.</summary>
internal sealed record AlertLine(string Code, DateTimeOffset Since, string Message);
