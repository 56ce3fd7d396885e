using Federation.Cluster.Storage;

namespace Federation.Cluster.Index;

/// <summary>
/// Lets whoever changed something find it changed on this silo afterwards: a change is stored by a grain that may live on another silo, and comes to this one's index by the feed some moments later. Thread safe.
/// </summary>
public sealed class OwnWrites(IDirectoryStore store, CentreIndex index, TimeProvider clock)
{
    /// <summary>An index that is further behind is behind for all to see, and nobody is kept waiting for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Completes when this silo's index holds all that was stored before the call, or after two seconds. What was done stays done where the store tells nothing now.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task SeenAsync(CancellationToken cancellationToken)
    {
        if (!index.IsReady) return; // it will begin with all of it
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await index.WaitForAsync(await store.HeadAsync(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is late.
        }
        catch (StoreUnavailableException)
        {
            // The next question says so.
        }
    }
}
