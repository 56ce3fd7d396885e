using Federation.Gateway.GraphQL.Http.Crowds;

namespace Federation.Gateway.Tests.Http.Crowds;

public sealed class RefusedShareTests
{
    private const int Processors = 2;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly RefusedShare _share = new(Processors);

    [Fact]
    public void Wait_OfMany_RefusesMoreAndMoreOfThem()
    {
        Pass(seconds: 2, askedPerSecond: 400, wait: 0.5);
        double first = _share.Value;
        Pass(seconds: 1, askedPerSecond: 400, wait: 0.5);

        Assert.InRange(first, 0.5, 0.75);
        Assert.InRange(_share.Value - first, 0.1, 0.4);
        Pass(seconds: 60, askedPerSecond: 400, wait: 5);
        Assert.Equal(0.95, _share.Value, 0.001);
    }

    /// <summary>A host that is slow for another reason would gain nothing by it.</summary>
    [Theory]
    [InlineData(2, 5)]
    [InlineData(30, 0.5)]
    public void Wait_OfFew_RefusesNobody(double askedPerSecond, double wait)
    {
        Pass(seconds: 60, askedPerSecond, wait);

        Assert.Equal(0, _share.Value);
    }

    /// <summary>One behind whom many may be, or who is alone and asks much, has limits of another kind.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8 * Processors)]
    public void Wait_OfOneWhoAsksForMany_RefusesNobody(int callers)
    {
        Pass(seconds: 60, askedPerSecond: 1_000, wait: 5, callers);

        Assert.Equal(0, _share.Value);
    }

    /// <summary>A run that begins during the crowd, and makes work wait when it has gone.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    public void Crowd_ThatHasGone_IsOver_WhateverElseWaits(double wait)
    {
        Pass(seconds: 60, askedPerSecond: 1_000, wait: 3);

        Pass(seconds: 15, askedPerSecond: 2, wait, callers: 2);

        Assert.Equal(0, _share.Value, 0.001);
    }

    [Fact]
    public void Many_WithoutAWait_AreAllAnswered()
    {
        Pass(seconds: 60, askedPerSecond: 20_000, wait: 0.2);

        Assert.Equal(0, _share.Value);
    }

    /// <summary>Work that blocks, a collection of garbage, a machine that was put to sleep: nobody comes to their turn, and then everybody does.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public void Process_ThatStandsStill_RefusesNobody(double seconds)
    {
        for (int time = 0; time < 20; time++)
        {
            for (double stood = 0.1; stood < seconds; stood += 0.1) _share.Pass(Tick, 0, 1_000, TimeSpan.FromSeconds(stood));
            _share.Pass(TimeSpan.FromSeconds(seconds), 100, 1_000, TimeSpan.FromSeconds(seconds));
            _share.Pass(Tick, 1_000, 1_000, TimeSpan.Zero);
            Assert.Equal(0, _share.Value);
        }
    }

    [Fact]
    public void EndOfTheWait_LetsThemInOneAfterTheOther()
    {
        Pass(seconds: 60, askedPerSecond: 1_000, wait: 3);

        Pass(seconds: 4, askedPerSecond: 1_000, wait: 0.01);
        Assert.InRange(_share.Value, 0.5, 0.6);
        Pass(seconds: 6, askedPerSecond: 1_000, wait: 0.01);
        Assert.Equal(0, _share.Value, 0.001);
    }

    /// <summary>However late it looks, what was refused is not refused for ever.</summary>
    [Fact]
    public void EndOfTheWait_IsSeenByAWatchThatIsLateToo()
    {
        Pass(seconds: 60, askedPerSecond: 1_000, wait: 3);

        for (int look = 0; look < 30; look++) _share.Pass(TimeSpan.FromSeconds(5), 100, 1_000, TimeSpan.Zero);

        Assert.Equal(0, _share.Value, 0.001);
    }

    /// <summary>Those who each wait for their answer before they ask again are never more than there are.</summary>
    [Fact]
    public void Callers_AsFewAsMayWait_AreNeverRefused()
    {
        var random = new Random(20121009);
        for (int time = 0; time < 1_000; time++)
        {
            double wait = 0.05 + (random.NextDouble() * 3);
            Pass(seconds: 4, askedPerSecond: 8 * Processors / wait, wait * 0.9);
            Assert.Equal(0, _share.Value);
            Pass(seconds: 10, askedPerSecond: 0, wait: 0);
        }
    }

    /// <summary>Two processors, a queue of those who ask, and a look as the watch has it: who comes beyond what is done is refused, whoever is taken waits half a second in the middle, and the processors have work.</summary>
    [Theory]
    [InlineData(700, 0.0067)]
    [InlineData(330, 0.0067)]
    [InlineData(60, 0.1)]
    public void Crowd_LargerThanTheServer_IsCutToItsSize(double askedPerSecond, double work)
    {
        var server = new SimulatedServer(_share, Processors, work, refusal: Math.Min(0.001, work / 10), seed: 20121009);
        server.Run(askedPerSecond, seconds: 20); // before it is cut
        var seen = server.Run(askedPerSecond, seconds: 120);

        Assert.InRange(seen.Median, 0.02, 0.5);
        Assert.InRange(seen.P99, 0.1, 1.5);
        Assert.InRange(seen.Busy, 0.7, 1);
    }

    [Fact]
    public void Crowd_ThatTheServerIsLargeEnoughFor_IsTakenWhole()
    {
        var server = new SimulatedServer(_share, Processors, work: 0.0067, refusal: 0.0007, seed: 20121009);

        Assert.Equal(0, server.Run(askedPerSecond: 220, seconds: 300).Refused);
    }

    private void Pass(double seconds, double askedPerSecond, double wait, int callers = 1_000)
    {
        double owed = 0;
        for (double time = 0; time < seconds; time += Tick.TotalSeconds)
        {
            owed += askedPerSecond * Tick.TotalSeconds;
            _share.Pass(Tick, (int)owed, callers, TimeSpan.FromSeconds(wait));
            owed -= (int)owed;
        }
    }
}
