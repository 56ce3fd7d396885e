using CsCheck;
using Federation.Gateway.GraphQL.Http.Rates;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Http.Rates;

public sealed class ClientBucketsTests
{
    private static readonly Quota Ten = new("requests", PerSecond: 10, AtOnce: 50);

    [Fact]
    public void TryTake_MoreThanThereIs_SaysWhenThereIsEnough()
    {
        var clock = new FakeTimeProvider();
        var buckets = new ClientBuckets(Ten, clock);
        for (int i = 0; i < 50; i++) Assert.Null(buckets.TryTake("one", 1));

        Assert.Equal(TimeSpan.FromMilliseconds(100), buckets.TryTake("one", 1)?.Wait);
        Assert.Equal(TimeSpan.FromMilliseconds(700), buckets.TryTake("one", 7)?.Wait);
        clock.Advance(TimeSpan.FromMilliseconds(699));
        Assert.NotNull(buckets.TryTake("one", 7));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(buckets.TryTake("one", 7));
        Assert.NotNull(buckets.TryTake("one", 1));
    }

    [Fact]
    public void TryTake_OfAnother_IsNotTouched()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider());
        Assert.Null(buckets.TryTake("one", 50));

        Assert.NotNull(buckets.TryTake("one", 1));
        Assert.Null(buckets.TryTake("other", 1));
    }

    [Fact]
    public void TryTake_MoreThanABucketHolds_TakesAllOfIt()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider());

        Assert.Null(buckets.TryTake("one", 1_000));
        Assert.NotNull(buckets.TryTake("one", 1));
    }

    [Fact]
    public void Take_WithoutEnd_TellsHowLongToWaitForTheQuota()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider());

        var waits = Enumerable.Range(0, 53).Select(_ => buckets.Take("one").TotalMilliseconds).ToList();

        Assert.All(waits.Take(50), wait => Assert.Equal(0, wait));
        Assert.Equal([100, 200, 300], waits.Skip(50));
    }

    /// <summary>Against a bucket as one would draw it: so many tokens, filled up as time goes.</summary>
    [Fact]
    public void TryTake_AnyRequestsAtAnyTimes_TakesAsABucketDoes() => Gen.Select(Gen.Int[0, 400], Gen.Int[1, 60]).List[1, 100].Sample(steps =>
    {
        var clock = new FakeTimeProvider();
        var buckets = new ClientBuckets(Ten, clock);
        double tokens = 50;
        foreach (var (milliseconds, cost) in steps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            tokens = Math.Min(50, tokens + (milliseconds / 100.0));
            bool expected = tokens - Math.Min(cost, 50) > -1e-9;
            if ((buckets.TryTake("one", cost) is null) != expected) return false;
            if (expected) tokens -= Math.Min(cost, 50);
        }

        return true;
    });

    [Fact]
    public void TryTake_ByMoreCallersThanAreKept_StaysBoundedAndRemembersWhoComesAgain()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider(), most: 100);
        Assert.Null(buckets.TryTake("one", 49));
        for (int i = 0; i < 10_000; i++)
        {
            buckets.TryTake($"{i}", 1);
            if (i % 50 == 0) buckets.TryTake("one", 40);
            Assert.InRange(buckets.Count, 1, 200);
        }

        Assert.NotNull(buckets.TryTake("one", 40));
    }

    [Fact]
    public async Task TryTake_ByNewCallersSeenByManyAtOnce_CountsEachOnce()
    {
        for (int round = 0; round < 50; round++)
        {
            var buckets = new ClientBuckets(Ten, new FakeTimeProvider(), most: 100);
            using var start = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    for (int i = 0; i < 99; i++)
                    {
                        if (i % 9 == 0) start.SignalAndWait(TestContext.Current.CancellationToken);
                        buckets.TryTake($"{i}", 1);
                    }
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            // One more would turn the generation over, and one after that would be in both.
            Assert.Equal(99, buckets.Count);
            buckets.TryTake("the hundredth", 1);
            for (int i = 0; i < 99; i++) buckets.TryTake($"{i}", 1);
            Assert.Equal(199, buckets.Count);
        }
    }

    [Fact]
    public void Return_OfATokenThatWasTaken_IsAsIfItWereNot()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider());
        for (int i = 0; i < 200; i++)
        {
            Assert.Null(buckets.TryTake("one", 1));
            buckets.Return("one");
        }

        Assert.Null(buckets.TryTake("one", 50));
        Assert.NotNull(buckets.TryTake("one", 1));
    }

    [Fact]
    public async Task TryTake_ByManyAtOnce_GivesNoMoreThanTheBucketHolds()
    {
        var buckets = new ClientBuckets(Ten, new FakeTimeProvider());
        int taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                if (buckets.TryTake("one", 1) is null) Interlocked.Increment(ref taken);
            }
        })));

        Assert.Equal(50, taken);
    }
}
