using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

public sealed class RunNewsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watcher_WhoWaits_IsWokenByTheNextRecord()
    {
        var news = new RunNews();
        news.Tell(Run("before"));
        var waiting = news.AfterAsync(news.Last, Token);
        Assert.False(waiting.IsCompleted);

        news.Tell(Run("one"));

        Assert.Equal("one", Assert.Single(await waiting).Run);
    }

    [Fact]
    public async Task Watcher_WhoComesLate_IsToldOfEachRunOnceInTheOrderOfItsLastRecord()
    {
        var news = new RunNews();
        foreach (string run in (string[])["one", "two", "one"]) news.Tell(Run(run));

        var moved = await news.AfterAsync(0, Token);

        Assert.Equal(["two", "one"], moved.Select(run => run.Run));
        Assert.Equal(news.Last, moved[^1].Number);
    }

    [Fact]
    public async Task Runs_MoreThanAThousand_AreForgottenFromTheOldest()
    {
        var news = new RunNews();
        for (int run = 0; run <= 1_000; run++) news.Tell(Run($"{run}"));

        var moved = await news.AfterAsync(0, Token);

        Assert.Equal((1_000, "1"), (moved.Count, moved[0].Run));
    }

    private static RunRecord Run(string id) => new() { Id = id, Network = NetworkId.Parse("cote-dor"), Trigger = RunTrigger.Person, StartedAt = DateTimeOffset.UnixEpoch };
}
