using Microsoft.Extensions.Hosting;

namespace Federation.Cluster;

/// <summary>
/// Work that every host does again and again while it is up, one round after the other. A round that fails is told to the log and made again in its turn: nothing ends them but the host, so that what one could not do the next one does.
/// </summary>
/// <param name="every">From the begin of one round to that of the next; one that takes longer is followed by the next at once.</param>
/// <param name="clock">The time they go by.</param>
/// <param name="atOnce">Whether the first is made as the host starts, and not only after <paramref name="every"/>.</param>
internal abstract class Rounds(TimeSpan every, TimeProvider clock, bool atOnce = false) : BackgroundService
{
    private PeriodicTimer? _timer;

    protected TimeProvider Clock => clock;

    /// <summary>The time to the first round begins here, and not when a thread comes to it.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = new PeriodicTimer(every, clock);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _timer?.Dispose();
        base.Dispose();
    }

    /// <summary>One round.</summary>
    internal abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Tells that one failed, and what becomes of that.</summary>
    /// <param name="failure">By the name of its kind: a message may have in it what does not belong into a log.</param>
    protected abstract void Failed(string failure);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (atOnce) await TryAsync(stoppingToken);
        while (await _timer!.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken); // it was started
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Failed(failure.GetType().Name);
        }
    }
}
