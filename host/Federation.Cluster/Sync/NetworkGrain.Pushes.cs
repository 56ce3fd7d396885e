using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Sync;

/// <summary>What the network sends by itself: taken once, kept until a run has read it, removed then.</summary>
internal sealed partial class NetworkGrain
{
    public async Task<PushAnswer> Push(PushOrder order)
    {
        if (record.State.Definition is not { } definition) return new PushAnswer(PushOutcome.Unknown, null);
        var answer = record.State.Push.Judge(order, clock.GetUtcNow());
        bool isUnderWay = record.State.CurrentRun is { } current && await runner.IsUnderWayAsync(Network, current);
        if (answer.Outcome is PushOutcome.OtherBody or PushOutcome.Busy || (isUnderWay && answer.Outcome == PushOutcome.Known)) return answer;
        if (isUnderWay) return new PushAnswer(PushOutcome.Busy, null);
        if (record.State.CurrentRun is { } left) await EndAsync(left);
        if (answer.Outcome == PushOutcome.Known)
        {
            // Sent again while it waits for another try: its sender wants it read.
            if (record.State.Push.Waiting is not null) await BeginAsync(definition, NewRun(), RunOrder.Sync(RunTrigger.Push));
            return answer;
        }

        string run = NewRun();
        pushed.Take(Network, order.Listing.File);
        record.State.Push = record.State.Push.Take(order, run, clock.GetUtcNow());

        // Before it is stored: once it is, something has to wake the grain after a crash.
        try
        {
            await RemindAsync();
        }
        catch
        {
            // What is in memory now was never stored, and must not be answered from.
            DeactivateOnIdle();
            throw;
        }

        await BeginAsync(definition, run, RunOrder.Sync(RunTrigger.Push));
        LetGo();
        return new PushAnswer(PushOutcome.Taken, run);
    }

    public async Task<PushKey?> RenewPushKey()
    {
        if (record.State.Definition is null) return null;
        var key = record.State.Push.Key?.Renewed(clock.GetUtcNow()) ?? new PushKey(1, clock.GetUtcNow());
        record.State.Push = record.State.Push with { Key = key };
        await StoreAsync();
        return key;
    }

    /// <summary>Removes what was pushed and waits no more. What cannot be removed now is when the grain is woken next.</summary>
    private void LetGo()
    {
        try
        {
            pushed.KeepOnly(Network, record.State.Push.Waiting?.File);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DeactivateOnIdle();
        }
    }
}
