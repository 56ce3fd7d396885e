using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What must not be remembered: stored events get other bodies, and nothing else about the feed changes.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task RewriteEvents_SomeOfMany_KeepsPlacesSubjectsAndTheOthers()
    {
        string[] written = [.. Enumerable.Range(0, 1_200).Select(number => number % 7 == 0 ? $"secret {number}" : $"{number}")];
        foreach (string[] batch in written.Chunk(3)) await Store.CommitAsync(Announce("a", batch), Cancellation);
        await Store.CommitAsync(Write("a", 0, "secret row"), Cancellation);
        List<FeedBatch> before = await Store.FeedAsync();
        FeedCursor head = await Store.HeadAsync(Cancellation);

        int rewritten = await Store.RewriteEventsAsync((subject, body) => Text(body).StartsWith("secret", StringComparison.Ordinal) ? Body($"gone from {subject}") : body, Cancellation);

        List<FeedBatch> after = await Store.FeedAsync();
        Assert.Equal(172, rewritten);
        Assert.Equal(head, await Store.HeadAsync(Cancellation));
        Assert.Equal(before.Select(batch => batch.Position), after.Select(batch => batch.Position));
        Assert.Equal(written.Select(text => text.StartsWith("secret", StringComparison.Ordinal) ? "gone from centre/a" : text), after.SelectMany(batch => batch.Events).Select(found => Text(found.Body)));
        Assert.Equal("secret row", Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task RewriteEvents_NothingToRewrite_WakesNobody()
    {
        CommitReceipt receipt = await Store.CommitAsync(Announce("a", "1", "2"), Cancellation);
        Task waiting = Store.WaitForFeedAsync(receipt.Position, Cancellation);

        Assert.Equal(0, await Store.RewriteEventsAsync((_, body) => body, Cancellation));
        Assert.Equal(2, await Store.RewriteEventsAsync((_, _) => Body("x"), Cancellation));

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Forget_ThenReadOn_HasEverythingThatWasNotOverwritten()
    {
        await Store.CommitAsync(Announce("a", "1") with { Writes = Write("a", 0, "old").Writes }, Cancellation);
        await Store.CommitAsync(Write("a", 1, "new"), Cancellation);

        await Store.ForgetAsync(Cancellation);
        CommitReceipt next = await Store.CommitAsync(Announce("a", "2"), Cancellation);

        Assert.Equal((2L, "new"), await Store.ReadAsync(Centre("a"), Cancellation) is { } row ? (row.Version, Text(row.Body)) : default);
        Assert.Equal(["1", "2"], (await Store.FeedAsync()).SelectMany(batch => batch.Events).Select(found => Text(found.Body)));
        Assert.Equal(next.Position, await Store.HeadAsync(Cancellation));
    }
}
