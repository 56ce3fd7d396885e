using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Tests.Sync.Pushing;

/// <summary>What is remembered of pushes, and for how long.</summary>
public sealed class PushStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    // Nobody sends a message again that was overheard, however many came since: as long as its signature counts, it is known.
    [Fact]
    public void Judge_WhileManyComeFast_ForgetsNoneWhoseSignatureCounts()
    {
        var state = new PushState();
        var now = Now;
        int taken = 0;
        for (int i = 0; i < 500; i++)
        {
            if (state.Judge(Order($"list-{i}"), now).Outcome == PushOutcome.Taken)
            {
                state = state.Take(Order($"list-{i}"), $"run-{i}", now);
                taken++;
            }

            Assert.All(state.Deliveries.Where(known => now - known.At <= PushKey.Tolerance * 2), known => Assert.Equal(PushOutcome.Known, state.Judge(Order(known.Id), now).Outcome));
            now += TimeSpan.FromSeconds(2);
        }

        Assert.InRange(taken, PushState.MostDeliveries, 499);
        Assert.Equal(PushState.MostDeliveries, state.Deliveries.Length);
    }

    [Theory]
    [InlineData(1, false, 0, 1)]
    [InlineData(2, true, 0, 2)]
    [InlineData(2, true, 23, 2)]
    [InlineData(2, false, 24, 1)]
    public void Key_RenewedAndTheOneBefore_CountForADay(int generation, bool both, int hours, int count)
    {
        var key = new PushKey(generation, Now);

        Assert.Equal(count, key.GenerationsAt(Now.AddHours(hours)).Count());
        Assert.Equal(both, key.GenerationsAt(Now.AddHours(hours)).Contains(generation - 1));
    }

    [Fact]
    public void After_ARunThatIsTriedAgain_WaitsForADayAtMost()
    {
        var state = new PushState().Take(Order("list-1"), "run-1", Now);

        Assert.NotNull(state.After(null, Now.AddHours(1)).Waiting);
        Assert.Null(state.After(null, Now.AddHours(24)).Waiting);
    }

    private static PushOrder Order(string id) => new(id, "hash", new PushedListing { File = id, MediaType = "text/csv", Bytes = 1, At = Now });
}
