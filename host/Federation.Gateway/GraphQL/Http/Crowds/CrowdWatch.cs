using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.GraphQL.Http.Crowds;

/// <summary>
/// Looks ten times a second at how long work waits. On a thread of its own, which needs no turn from the pool that it watches: timers go before other work there, and where the pool is late they are too.
/// </summary>
internal sealed class CrowdWatch(RefusedShare share, CrowdGate gate) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _ends = new();
    private Thread? _thread;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Watch) { IsBackground = true, Name = "crowd watch" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _ends.Set();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _ends.Set();
        _thread?.Join();
        _ends.Dispose();
    }

    private void Watch()
    {
        var line = new WaitingLine(work => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false));
        long last = Stopwatch.GetTimestamp();
        while (!_ends.Wait(Pause))
        {
            long now = Stopwatch.GetTimestamp();
            var (asked, callers) = gate.TakeAsked();
            share.Pass(Stopwatch.GetElapsedTime(last, now), asked, callers, line.Look(now));
            last = now;
        }
    }
}
