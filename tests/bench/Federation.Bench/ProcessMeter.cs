namespace Federation.Bench;

/// <summary>
/// Watches the host and the worker it starts, by looking into <c>/proc</c> every few milliseconds. What a process uses after the last
/// look is missed; its peak of memory is the kernel's own.
/// </summary>
internal sealed class ProcessMeter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly int _host;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private int? _worker;

    public ProcessMeter(int host)
    {
        _host = host;
        _watching = Task.Run(WatchAsync);
    }

    public ProcessUsage Host { get; private set; }

    public ProcessUsage Worker { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _watching.Wait();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Host = ProcFolder.UsageOf(_host) ?? Host;
                _worker ??= ProcFolder.ChildOf(_host);
                if (_worker is { } worker) Worker = ProcFolder.UsageOf(worker) ?? Worker;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
