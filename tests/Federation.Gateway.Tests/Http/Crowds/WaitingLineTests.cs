using System.Diagnostics;
using Federation.Gateway.GraphQL.Http.Crowds;

namespace Federation.Gateway.Tests.Http.Crowds;

public sealed class WaitingLineTests
{
    private readonly Queue<IThreadPoolWorkItem> _queued = new();
    private readonly WaitingLine _line;

    public WaitingLineTests() => _line = new WaitingLine(_queued.Enqueue);

    [Fact]
    public void Look_AtWorkThatBeginsAtOnce_SeesNoWait()
    {
        Assert.Equal(0, LookAt(1));
        for (int second = 2; second < 10; second++)
        {
            _queued.Dequeue().Execute();
            Assert.Equal(0, LookAt(second));
        }
    }

    [Fact]
    public void Look_AtWorkThatWaits_SeesForHowLongTheFirstDoes()
    {
        LookAt(1);
        LookAt(2);
        Assert.Equal(2, LookAt(3));
        _queued.Dequeue().Execute();

        Assert.Equal(2, LookAt(4));
        Assert.Equal(3, LookAt(5));
    }

    [Fact]
    public void Look_AfterAStandstill_SeesThatAllHasBegun()
    {
        for (int second = 0; second < 50; second++) LookAt(second);
        while (_queued.TryDequeue(out var work)) work.Execute();

        Assert.Equal(0, LookAt(60));
        Assert.Single(_queued);
    }

    [Fact]
    public void Line_ThatDoesNotMove_GrowsNoMoreThanItHasTo()
    {
        for (int second = 0; second < 1_000; second++) LookAt(second);

        Assert.Equal(100, _queued.Count);
        Assert.Equal(1_000, LookAt(1_000));
    }

    private double LookAt(double second) => _line.Look((long)(second * Stopwatch.Frequency)).TotalSeconds;
}
