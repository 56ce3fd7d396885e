using Federation.Trust.Entities;

namespace Federation.Trust.Chains;

/// <summary>Builds chains, so many at a time and each within its time: strangers answer as slowly as they like. Thread safe.</summary>
internal sealed class ChainBuilds(BuildChain build, TimeProvider clock, ChainCacheLimits limits)
{
    // Nobody waits for its handle, and so there is nothing to dispose of.
    private readonly SemaphoreSlim _slots = new(limits.MostBuilds);

    /// <summary>Whatever goes wrong is a refusal.</summary>
    public async Task<Judged<TrustChain>> RunAsync(EntityId entity, IReadOnlySet<EntityId> denied)
    {
        using var deadline = new CancellationTokenSource(limits.MostTime, clock);
        try
        {
            await _slots.WaitAsync(deadline.Token);
            try
            {
                return await build(entity, denied, deadline.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new TrustRefusal(TrustCodes.FetchFailed, "Building the chain took too long.");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new TrustRefusal(TrustCodes.FetchFailed, "The chain could not be built.");
        }
    }
}
