using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>A directory that commands work on: this process's own, or a running host's over HTTP.</summary>
internal interface IDirectoryConnection : IAsyncDisposable
{
    Task<IReadOnlyList<NetworkLine>> NetworksAsync(CancellationToken cancellationToken);

    /// <returns>What is wrong with it; empty when it was added.</returns>
    Task<IReadOnlyList<string>> AddNetworkAsync(NetworkDefinition network, CancellationToken cancellationToken);

    Task<RunStart> StartRunAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Starts a run that does what a person decides of removals.</summary>
    /// <param name="of">The run whose removals are taken back; null to let go of what was held back.</param>
    Task<RunStart> StartRemovalsAsync(NetworkId network, string? of, CancellationToken cancellationToken);

    /// <summary>Null where there is no such run.</summary>
    Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken);

    Task<bool> CancelRunAsync(NetworkId network, string run, CancellationToken cancellationToken);
}

/// <summary>One network in a list.</summary>
/// <param name="Hosts">What an operator approved beside the manifest; null where only operators are told.</param>
internal sealed record NetworkLine(NetworkId Id, string Name, string Adapter, string? Schedule, int Listings, RunRecord? LastRun, IReadOnlyList<string>? Hosts);
