namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>
/// Asks for shares on behalf of the doors of one silo: those that come while a question about the same number is under way are asked about together by the next. So hundreds of doors that open at one moment cost a commit or two, and
/// not one each. Thread safe.
/// </summary>
internal sealed class QuotaDesk(IGrainFactory grains)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<QuotaKey, List<Waiting>> _waiting = [];

    public Task<QuotaLease> LeaseAsync(QuotaKey key, QuotaRequest request)
    {
        var one = new Waiting(request, new TaskCompletionSource<QuotaLease>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out var others))
            {
                others.Add(one);
                return one.Answer.Task;
            }

            _waiting.Add(key, []);
        }

        // Outside of the door's own turn, which ends while others' go on.
        _ = Task.Run(() => AskAsync(key, [one]));
        return one.Answer.Task;
    }

    private async Task AskAsync(QuotaKey key, List<Waiting> asked)
    {
        while (true)
        {
            await AnswerAsync(key, asked);
            lock (_gate)
            {
                asked = _waiting[key];
                if (asked.Count == 0)
                {
                    _waiting.Remove(key);
                    return;
                }

                _waiting[key] = [];
            }
        }
    }

    private async Task AnswerAsync(QuotaKey key, List<Waiting> asked)
    {
        try
        {
            var leases = await grains.GetGrain<IQuotaGrain>(key.ToString()).Lease([.. asked.Select(one => one.Request)]);
            foreach (var (one, lease) in asked.Zip(leases)) one.Answer.SetResult(lease);
        }
        catch (Exception failure)
        {
            // Each door hears of it, and decides what that means.
            foreach (var one in asked) one.Answer.TrySetException(failure);
        }
    }

    private sealed record Waiting(QuotaRequest Request, TaskCompletionSource<QuotaLease> Answer);
}
