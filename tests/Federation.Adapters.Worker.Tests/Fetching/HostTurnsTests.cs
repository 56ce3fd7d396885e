using Federation.Cluster.Adapters.Fetching;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>How often and how many at once one server is asked, on a clock that only the test moves.</summary>
public sealed class HostTurnsTests : IDisposable
{
    private static readonly TimeSpan NoTimeout = TimeSpan.FromSeconds(20);

    private readonly WaitingClock _clock = new();
    private readonly FetchOptions _options = new() { BetweenRequests = TimeSpan.Zero };
    private HostTurns? _turns;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_MoreThanAtOnce_WaitsUntilOneIsGivenBack()
    {
        var first = await TakeAsync("a");
        await TakeAsync("b");
        var third = TakeAsync("c");
        Assert.False(third.IsCompleted);

        first.Dispose();

        await third;
    }

    [Fact]
    public async Task Take_AnotherServer_DoesNotWait()
    {
        await TakeAsync("a");
        await TakeAsync("a");

        await TakeAsync("a", host: "other.example");
    }

    [Fact]
    public async Task Take_TurnThatIsNeverGivenBack_GoesToTheNextAfterItsTime()
    {
        var kept = await TakeAsync("a");
        await TakeAsync("a");
        var next = TakeAsync("b");

        _clock.Advance(_options.TurnTime - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await next;

        // Given back late, it frees nothing a second time: the other turn that was taken at the start is over too, and no more.
        kept.Dispose();
        await TakeAsync("c");
        Assert.False(TakeAsync("d").IsCompleted);
    }

    [Fact]
    public async Task Take_NetworkThatQueuesWithMany_IsNotServedBeforeAnother()
    {
        var first = await TakeAsync("greedy");
        await TakeAsync("greedy");
        var queued = Enumerable.Range(0, 50).Select(_ => TakeAsync("greedy")).ToList();
        var modest = TakeAsync("modest");

        first.Dispose();

        await modest;
        Assert.All(queued, turn => Assert.False(turn.IsCompleted));
    }

    [Fact]
    public async Task Take_SoonAfterAnother_KeepsTheTimeBetween()
    {
        _options.BetweenRequests = TimeSpan.FromSeconds(1);
        (await TakeAsync("a")).Dispose();
        _clock.Advance(TimeSpan.FromMilliseconds(300));
        var second = TakeAsync("b");
        var third = TakeAsync("c");

        Assert.Equal(TimeSpan.FromMilliseconds(700), await _clock.NextWaitAsync(NoTimeout));
        Assert.Equal(TimeSpan.FromMilliseconds(1_700), await _clock.NextWaitAsync(NoTimeout));
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        (await second).Dispose();
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await third).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(TakeAsync("a").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Take_AdapterThatAsksForPatience_GoesAloneAndSlowlyInAllItsNetworks()
    {
        string manifest = PluginBench.ManifestText("patient").Replace("\"hosts\"", "\"politeness\": { \"requestsAtOnce\": 1, \"secondsBetween\": 5 }, \"hosts\"", StringComparison.Ordinal);
        var first = await TakeAsync("a", adapter: "patient", manifest: manifest);
        var second = TakeAsync("b", adapter: "patient", manifest: manifest);
        await TakeAsync("c", adapter: "other");

        first.Dispose();

        Assert.Equal(TimeSpan.FromSeconds(5), await _clock.NextWaitAsync(NoTimeout));
        _clock.Advance(TimeSpan.FromSeconds(5));
        await second;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Take_Cancelled_EndsAtOnceAndFreesItsPlace(bool whileQueued)
    {
        _options.BetweenRequests = TimeSpan.FromSeconds(1);
        _options.RequestsAtOnce = 1;
        var first = await TakeAsync("a");
        if (!whileQueued) first.Dispose();
        using var cancel = new CancellationTokenSource();
        var waiting = TakeAsync("b", cancellationToken: cancel.Token);
        if (!whileQueued) await _clock.NextWaitAsync(NoTimeout);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await TakeAsync("c");
    }

    public void Dispose() => _turns?.Dispose();

    private Task<Turn> TakeAsync(string network, string host = "partner.example", string adapter = "scripted", string? manifest = null, CancellationToken? cancellationToken = null)
    {
        _turns ??= new HostTurns(_options, _clock);
        return _turns.TakeAsync(host, Rights.Of([], network: network, adapter: adapter, manifest: manifest, options: _options), cancellationToken ?? Token);
    }
}
