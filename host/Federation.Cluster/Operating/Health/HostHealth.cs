using Federation.Cluster.Index;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Federation.Cluster.Operating.Health;

/// <summary>
/// Whether this host does its work now: its store answers, its index keeps up, and it is not about to stop. An answer counts for a second, however many ask. Thread safe.
/// </summary>
public sealed class HostHealth : IDisposable
{
    /// <summary>An answer is told for so long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    /// <summary>A store that does not answer within it does not answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>An index that is behind for longer answers with what was.</summary>
    public static readonly TimeSpan MostLag = TimeSpan.FromMinutes(1);

    private static readonly StateKey AnyRow = new(RowKinds.Directory, "health");

    private readonly IDirectoryStore _store;
    private readonly CentreIndex _index;
    private readonly FeedWatch _watch;
    private readonly IHostApplicationLifetime _life;
    private readonly TimeProvider _clock;
    private readonly KeptReading<HostCondition> _condition;
    private Task<FeedCursor>? _question;

    internal HostHealth(IDirectoryStore store, CentreIndex index, FeedWatch watch, IHostApplicationLifetime life, TimeProvider clock)
    {
        (_store, _index, _watch, _life, _clock) = (store, index, watch, life, clock);
        _condition = new KeptReading<HostCondition>(LookAsync, Lasts, clock);
    }

    /// <returns>What is wrong; null where nothing is.</returns>
    public async Task<HostAilment?> ReadAsync(CancellationToken cancellationToken) =>
        _life.ApplicationStopping.IsCancellationRequested ? HostAilment.Draining : (await _condition.ReadAsync(cancellationToken)).Ailment;

    public void Dispose() => _condition.Dispose();

    internal static HostHealth Of(IServiceProvider services) => new(
        services.GetRequiredService<IDirectoryStore>(),
        services.GetRequiredService<CentreIndex>(),
        services.GetRequiredService<FeedWatch>(),
        services.GetRequiredService<IHostApplicationLifetime>(),
        services.GetRequiredService<TimeProvider>());

    private async Task<HostCondition> LookAsync(CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken) is not { } head) return new HostCondition(HostAilment.Store);
        var position = _index.Current.Position;
        return new HostCondition(!position.HasReached(head) && _watch.Moments.SinceWhenAfter(position) is { } since && _clock.GetUtcNow() - since > MostLag ? HostAilment.Lag : null);
    }

    /// <summary>The end of the feed, of a store that reads too; null where it does not answer in time. One that hangs is not asked again while it does: each question would keep one more thread.</summary>
    private async Task<FeedCursor?> HeadAsync(CancellationToken cancellationToken)
    {
        if (_question is { IsCompleted: false }) return null;
        var question = _question = Task.Run(AskAsync, CancellationToken.None); // one look at a time
        try
        {
            return await question.WaitAsync(Patience, _clock, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // whatever it throws, it does not answer
        }
    }

    private async Task<FeedCursor> AskAsync()
    {
        await _store.ReadAsync(AnyRow, CancellationToken.None); // an embedded store knows the end of its feed without a look at the disk
        return await _store.HeadAsync(CancellationToken.None);
    }

    /// <param name="Ailment">Null where nothing is wrong.</param>
    private sealed record HostCondition(HostAilment? Ailment);
}

/// <summary>Why a host should be sent no requests.</summary>
public enum HostAilment
{
    /// <summary>Its store does not answer, or not in time.</summary>
    Store,

    /// <summary>Its index is behind the store for long.</summary>
    Lag,

    /// <summary>It is about to stop.</summary>
    Draining,
}
