using Federation.Gateway.GraphQL.Http;

namespace Federation.Gateway.Tests.Http;

public sealed class PoolDelayTests
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    [Fact]
    public void Delay_IsThatOfTheOneThatWaits_AndThenOfTheLast()
    {
        var clock = new LateClock();
        using var delay = new PoolDelay(clock);
        clock.Passed += PoolDelay.Every;
        Assert.Equal(TimeSpan.Zero, delay.Now);

        clock.Passed += Late;
        Assert.Equal(Late, delay.Now); // it waits still
        clock.CallBack();
        Assert.Equal(Late, delay.Now); // and had waited so long

        clock.Passed += PoolDelay.Every;
        clock.CallBack();
        Assert.Equal(TimeSpan.Zero, delay.Now);
        Assert.Equal(3, clock.Asked);
    }

    /// <summary>Whose timers come when a test says so, as where no thread is free.</summary>
    private sealed class LateClock : TimeProvider
    {
        private Action _callBack = () => { };

        public TimeSpan Passed { get; set; }

        /// <summary>How often a timer was set.</summary>
        public int Asked { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;

        public void CallBack() => _callBack();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked++;
            _callBack = () => callback(state);
            return new Timer(this);
        }

        private sealed class Timer(LateClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock.Asked++;
                return true;
            }

            public void Dispose()
            {
                // Nothing is held.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
