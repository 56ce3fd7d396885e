using Federation.Cluster.People.Suppressing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// Looks what other hosts erase, before this one is a host of the cluster and from then on; and erases it once more, for this host may have taken the person in before it knew.
/// </summary>
internal sealed partial class ErasureFollower(ErasureExchange exchange, PersonErasure erasure, TimeProvider clock, ILogger<ErasureFollower> log) : Rounds(ErasureExchange.Every, clock), IHostedLifecycleService
{
    private readonly List<Suppression> _open = [];

    /// <summary>Before any grain is activated here.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) => await exchange.LearnAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        _open.AddRange(await exchange.LearnAsync(cancellationToken));
        if (_open.Count == 0) return;
        await erasure.FollowAsync([.. _open], cancellationToken);
        LogFollowed(log, _open.Count);
        _open.Clear();
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Information, "{Count} erasures of other hosts are on this host's list, and nothing that it took in before has them.")]
    private static partial void LogFollowed(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "What other hosts erased could not be read or followed ({Failure}). It is tried again in two seconds.")]
    private static partial void LogFailed(ILogger log, string failure);
}
