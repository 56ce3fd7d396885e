namespace Federation.Cluster.Labels.Log;

/// <summary>One turn of the log at a time for all who wait for it: whoever comes while one is under way, which may have looked before, shares the one after it. Thread safe.</summary>
internal sealed class SharedCatchUp(Func<Task> catchUp)
{
    private readonly Lock _gate = new();
    private Task _underWay = Task.CompletedTask;
    private Task? _next;

    /// <returns>Ends once a turn that began after the call has ended, and fails with it.</returns>
    public Task JoinAsync()
    {
        lock (_gate) return _next ??= AfterAsync(_underWay);
    }

    private async Task AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding); // those who waited for it were told
        lock (_gate) (_underWay, _next) = (_next!, null); // this very task, put there under the same lock
        await catchUp();
    }
}
