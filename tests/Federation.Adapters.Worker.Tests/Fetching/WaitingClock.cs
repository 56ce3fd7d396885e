using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A clock that stands still until the test moves it, and tells what is waited for: a test moves it when the wait has begun, and not before.</summary>
internal sealed class WaitingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public WaitingClock() : base(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)) { }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero) _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that is shorter than this; longer ones are time-outs.</summary>
    public async Task<TimeSpan> NextWaitAsync(TimeSpan below)
    {
        while (true)
        {
            var wait = await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (wait < below) return wait;
        }
    }
}
