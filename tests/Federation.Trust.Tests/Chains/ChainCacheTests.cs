using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Trust.Tests.Chains;

public sealed class ChainCacheTests
{
    private readonly ThreeLevels _federation = new();
    private readonly MemorySource _source = new();
    private readonly FakeTimeProvider _clock = new(ThreeLevels.Noon);
    private int _builds;

    [Fact]
    public async Task Resolve_AChainThatIsKept_AsksNobody()
    {
        Publish();
        var cache = Cache();
        var first = Parse.Held(await ResolveAsync(cache));
        int asked = _source.Asked.Count;

        Assert.Same(first, Parse.Held(await ResolveAsync(cache)));
        Assert.Same(first, Parse.Held(cache.Cached(_federation.Leaf.Id)));
        Assert.Equal(asked, _source.Asked.Count);
    }

    [Fact]
    public void Cached_WhatNobodyResolved_IsNotKnownAndAsksNobody()
    {
        Publish();
        var cache = Cache();

        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(_federation.Leaf.Id)));
        Assert.Empty(_source.Asked);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task Resolve_AtOnceByMany_BuildsOnce()
    {
        Publish();
        var gate = new TaskCompletionSource();
        var cache = new ChainCache(async (entity, denied, token) =>
        {
            await gate.Task;
            return await BuildAsync(entity, denied, token);
        }, _clock, new ChainCacheLimits());
        var all = Enumerable.Range(0, 20).Select(_ => ResolveAsync(cache)).ToArray();
        gate.SetResult();

        Assert.Single((await Task.WhenAll(all)).Select(judged => Parse.Held(judged)).Distinct());
        Assert.Equal(1, _builds);
    }

    [Fact]
    public async Task Resolve_WhereNobodyAnswers_KeepsTheLastUntilItsEnd()
    {
        Publish();
        var cache = Cache();
        var last = Parse.Held(await ResolveAsync(cache));
        _source.Silent[_federation.Middle.Id] = true;

        _clock.Advance(TimeSpan.FromHours(20));
        await cache.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Same(last, Parse.Held(await ResolveAsync(cache)));

        _clock.SetUtcNow(last.Expires.AddSeconds(-1));
        Assert.Same(last, Parse.Held(cache.Cached(_federation.Leaf.Id)));

        _clock.SetUtcNow(last.Expires);
        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(_federation.Leaf.Id)));
        Publish();
        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await ResolveAsync(cache)));
    }

    // A network that was removed by another directory: refused here at the latest when the chain is over.
    [Fact]
    public async Task Refresh_ASubordinateThatWasRemoved_GoesAtOnce()
    {
        Publish();
        var cache = Cache();
        await ResolveAsync(cache);
        _source.Remove(_federation.Anchor, _federation.Middle);
        _clock.Advance(TimeSpan.FromHours(12));
        await cache.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TrustCodes.NotSubordinate, Parse.Code(cache.Cached(_federation.Leaf.Id)));
    }

    [Fact]
    public async Task Refresh_AfterHalfOfItsTime_BuildsAnew()
    {
        Publish();
        var cache = Cache();
        var first = Parse.Held(await ResolveAsync(cache));
        _clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Publish();
        await cache.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, _builds);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await cache.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, _builds);
        Assert.True(Parse.Held(cache.Cached(_federation.Leaf.Id)).Expires > first.Expires);
    }

    [Fact]
    public async Task Refresh_WhatNobodyAskedForInADay_IsLeft()
    {
        Publish();
        var cache = new ChainCache(BuildAsync, _clock, new ChainCacheLimits { MostAge = TimeSpan.FromHours(1) });
        await ResolveAsync(cache);
        _clock.Advance(TimeSpan.FromHours(1));
        await cache.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, _builds);
    }

    [Fact]
    public async Task Resolve_ARefusal_StandsForAWhile()
    {
        var cache = Cache();
        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await ResolveAsync(cache)));
        Publish();
        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await ResolveAsync(cache)));
        Assert.Equal(1, _builds);

        _clock.Advance(new ChainCacheLimits().Pause);
        Parse.Held(await ResolveAsync(cache));
    }

    [Fact]
    public async Task Deny_AnEntityOnTheWay_CountsAtOnce()
    {
        Publish();
        var cache = Cache();
        await ResolveAsync(cache);
        cache.Deny([_federation.Middle.Id]);

        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(_federation.Leaf.Id)));
        Assert.Equal(TrustCodes.Denied, Parse.Code(cache.Cached(_federation.Middle.Id)));
        Assert.Equal(TrustCodes.Denied, Parse.Code(await ResolveAsync(cache)));

        cache.Deny([]);
        _clock.Advance(new ChainCacheLimits().Pause);
        Parse.Held(await ResolveAsync(cache));
    }

    [Fact]
    public async Task Deny_WhileItIsBuilt_CountsToo()
    {
        Publish();
        var gate = new TaskCompletionSource();
        var cache = new ChainCache(async (entity, denied, token) =>
        {
            await gate.Task;
            return await BuildAsync(entity, denied, token);
        }, _clock, new ChainCacheLimits());
        var asked = ResolveAsync(cache);
        cache.Deny([_federation.Middle.Id]);
        gate.SetResult();

        Assert.Equal(TrustCodes.Denied, Parse.Code(await asked));
    }

    [Fact]
    public async Task Resolve_MoreThanAreKept_DropsWhatWasAskedForLongestAgo()
    {
        Publish();
        var cache = new ChainCache(BuildAsync, _clock, new ChainCacheLimits { MostChains = 2 });
        foreach (var entity in new[] { _federation.Leaf, _federation.Middle, _federation.Anchor })
        {
            Parse.Held(await cache.ResolveAsync(entity.Id, TestContext.Current.CancellationToken));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, cache.Count);
        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(_federation.Leaf.Id)));
    }

    [Fact]
    public async Task Resolve_ASourceThatThrows_IsARefusal()
    {
        var cache = new ChainCache((_, _, _) => throw new InvalidOperationException(), _clock, new ChainCacheLimits());

        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await ResolveAsync(cache)));
    }

    [Fact]
    public async Task Require_AChainThatStandsNoMore_IsBuiltAnew()
    {
        Publish();
        var cache = Cache();
        var first = Parse.Held(await ResolveAsync(cache));
        cache.Require(chain => chain != first);
        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(_federation.Leaf.Id)));

        Assert.NotSame(first, Parse.Held(await ResolveAsync(cache)));
        Assert.Equal(2, _builds);
    }

    [Fact]
    public async Task Require_WhileItIsBuilt_CountsTooAndIsNotRemembered()
    {
        Publish();
        var gate = new TaskCompletionSource();
        var cache = new ChainCache(async (entity, denied, token) =>
        {
            await gate.Task;
            return await BuildAsync(entity, denied, token);
        }, _clock, new ChainCacheLimits());
        var asked = ResolveAsync(cache);
        cache.Require(_ => false);
        gate.SetResult();
        Assert.Equal(TrustCodes.NotCached, Parse.Code(await asked));

        cache.Require(_ => true);
        Parse.Held(await ResolveAsync(cache));
    }

    // Where nobody answers, what stands no more is not the last that was known.
    [Fact]
    public async Task Refresh_AChainThatStandsNoMoreWhereNobodyAnswers_Goes()
    {
        Publish();
        var cache = Cache();
        await ResolveAsync(cache);
        _source.Silent[_federation.Middle.Id] = true;
        _clock.Advance(TimeSpan.FromHours(12));
        cache.Require(_ => false);
        await cache.RefreshAsync(TestContext.Current.CancellationToken);
        cache.Require(_ => true);

        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(cache.Cached(_federation.Leaf.Id)));
    }

    [Fact]
    public async Task Resolve_ManyThatAreRefused_DriveOutNoChain()
    {
        Publish();
        var limits = new ChainCacheLimits { MostChains = 1, MostRefusals = 2 };
        var cache = new ChainCache(BuildAsync, _clock, limits);
        Parse.Held(await ResolveAsync(cache));
        foreach (int number in Enumerable.Range(0, 5))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Parse.Code(await cache.ResolveAsync(Parse.Id($"https://nobody{number}.example"), TestContext.Current.CancellationToken));
        }

        Parse.Held(cache.Cached(_federation.Leaf.Id));
        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(cache.Cached(Parse.Id("https://nobody4.example"))));
        Assert.Equal(TrustCodes.NotCached, Parse.Code(cache.Cached(Parse.Id("https://nobody0.example"))));
    }

    [Fact]
    public async Task Resolve_ABuildingThatTakesTooLong_IsGivenUp()
    {
        var begun = new TaskCompletionSource();
        var cache = new ChainCache(async (_, _, token) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        }, _clock, new ChainCacheLimits());
        var asked = ResolveAsync(cache);
        await begun.Task;
        _clock.Advance(new ChainCacheLimits().MostTime);

        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await asked));
    }

    [Fact]
    public async Task Resolve_MoreThanAreBuiltAtATime_WaitOrAreRefused()
    {
        var (gate, begun, running, most) = (new TaskCompletionSource(), new SemaphoreSlim(0), 0, 0);
        var cache = new ChainCache(async (_, _, _) =>
        {
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            begun.Release();
            await gate.Task;
            Interlocked.Decrement(ref running);
            return new TrustRefusal(TrustCodes.NotSubordinate, "tried");
        }, _clock, new ChainCacheLimits { MostBuilds = 2, MostWaiting = 5 });
        var asked = Enumerable.Range(0, 5).Select(number => cache.ResolveAsync(Parse.Id($"https://a{number}.example"), TestContext.Current.CancellationToken)).ToArray();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TrustCodes.FetchFailed, Parse.Code(await cache.ResolveAsync(Parse.Id("https://a5.example"), TestContext.Current.CancellationToken)));
        gate.SetResult();

        Assert.All(await Task.WhenAll(asked), judged => Assert.Equal(TrustCodes.NotSubordinate, Parse.Code(judged)));
        Assert.Equal(2, most);
    }

    private void Publish() => _federation.Publish(_source, _clock.GetUtcNow());

    private ChainCache Cache() => new(BuildAsync, _clock, new ChainCacheLimits());

    private Task<Judged<TrustChain>> ResolveAsync(ChainCache cache) => cache.ResolveAsync(_federation.Leaf.Id, TestContext.Current.CancellationToken);

    private Task<Judged<TrustChain>> BuildAsync(EntityId entity, IReadOnlySet<EntityId> denied, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _builds);
        return new ChainBuilder(_source, _clock, TrustRules.Standard).BuildAsync(entity, _federation.Anchor.AsAnchor, denied, cancellationToken);
    }
}
