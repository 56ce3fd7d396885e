namespace Federation.Gateway.Identity.Logout;

/// <summary>Wakes whoever tells clients, so that they learn of it at once and not with the next look. Thread safe.</summary>
internal sealed class LogoutSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is raised already.
        }
    }

    /// <summary>Until it is raised, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var raised = _raised.WaitAsync(either.Token);
        await Task.WhenAny(raised, Task.Delay(atMost, clock, either.Token));
        await either.CancelAsync();
        await raised.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _raised.Dispose();
}
