using Federation.Cluster.Members.Passes.Issuers;

namespace Federation.Cluster.Tests.Members;

/// <summary>The directory's own, and a partner that takes as long as a test wants and then knows nothing.</summary>
internal sealed class SlowIssuers(IPassIssuers own, PartnerGate gate) : IPassIssuers
{
    /// <summary>The partner's root; its issuer has a slash behind it.</summary>
    public const string Slow = "https://slow.partner.example";

    public async ValueTask<PassIssuer?> FindAsync(string issuer, CancellationToken cancellationToken)
    {
        if (issuer != Slow + "/") return await own.FindAsync(issuer, cancellationToken);
        gate.Enter();
        await gate.Open;
        return null;
    }
}

/// <summary>Holds up whoever asks the partner until it is opened. Thread safe.</summary>
internal sealed class PartnerGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task Open => _open.Task;

    /// <summary>Ends once as many wait as a door looks at.</summary>
    public Task Full => _full.Task;

    public void Enter()
    {
        if (Interlocked.Increment(ref _count) == Cluster.Members.Doors.DoorGrain.MostLookedAt) _full.TrySetResult();
    }

    public void Release() => _open.TrySetResult();
}
