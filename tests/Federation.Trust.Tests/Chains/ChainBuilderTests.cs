using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Statements;
using Federation.Trust.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Trust.Tests.Chains;

public sealed class ChainBuilderTests
{
    private readonly ThreeLevels _federation = new();
    private readonly MemorySource _source = new();
    private readonly FakeTimeProvider _clock = new(ThreeLevels.Noon);

    [Fact]
    public async Task Build_FromALeaf_AsksEachOnce()
    {
        Publish();
        var chain = Parse.Held(await BuildAsync());

        Assert.Equal([_federation.Leaf.Id, _federation.Middle.Id, _federation.Anchor.Id, _federation.Anchor.Id], chain.Statements.Select(statement => statement.Issuer));
        Assert.Equal(5, _source.Asked.Count);
        Assert.Equal(5, _source.Asked.Distinct().Count());
        // What was built can be handed on, and is the same to whoever checks it.
        Assert.Equal(chain.Hash, Parse.Held(await ChainVerifier.VerifyAsync([.. chain.Compact], _federation.Anchor.AsAnchor, ThreeLevels.Noon, TrustRules.Standard)).Hash);
    }

    [Fact]
    public async Task Build_OfTheAnchorItself_IsAChainOfOne()
    {
        Publish();

        Assert.Single(Parse.Held(await BuildAsync(_federation.Anchor)).Statements);
    }

    [Fact]
    public async Task Build_SeveralWays_TakesTheShortestThatHolds()
    {
        var other = new Entity("https://other.example");
        _federation.LeafSays = _federation.LeafSays with { AuthorityHints = [_federation.Middle.Id, other.Id, _federation.Anchor.Id] };
        Publish();
        Put(other, other.Configuration(_federation.Anchor));

        // The anchor does not know the leaf itself, and whoever else was named knows it neither.
        Assert.Equal(_federation.Middle.Id, Parse.Held(await BuildAsync()).Statements[1].Issuer);

        Put(_federation.Anchor, _federation.Leaf, _federation.Anchor.About(_federation.Leaf));
        Assert.Equal(3, Parse.Held(await BuildAsync()).Statements.Length);
    }

    [Fact]
    public async Task Build_ASuperiorThatSaysNo_IsRefused()
    {
        Publish();
        _source.Remove(_federation.Middle, _federation.Leaf);

        Assert.Equal(TrustCodes.NotSubordinate, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_ASuperiorThatTellsOfAnother_IsRefused()
    {
        Publish();
        _source.Put(_federation.Middle, _federation.Leaf, _federation.Middle.Sign(_federation.Middle.About(new Entity("https://other.example")), ThreeLevels.Noon));

        Assert.Equal(TrustCodes.OtherSubject, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_AConfigurationOfAnother_IsRefused()
    {
        Publish();
        _source.Put(_federation.Leaf, _federation.Leaf, _federation.Middle.Sign(_federation.MiddleSays, ThreeLevels.Noon));

        Assert.Equal(TrustCodes.OtherSubject, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_AConfigurationThatIsNotByItself_IsRefused()
    {
        Publish();
        _source.Put(_federation.Leaf, _federation.Leaf, RawToken.Change(_federation.Leaf.Sign(_federation.LeafSays, ThreeLevels.Noon), claims: claims => claims["note"] = 1));

        Assert.Equal(TrustCodes.Altered, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_WhoNamesNobody_DoesNotReachTheAnchor()
    {
        _federation.LeafSays = _federation.LeafSays with { AuthorityHints = [] };
        Publish();

        Assert.Equal(TrustCodes.AnchorNotReached, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_ALoop_Ends()
    {
        _federation.MiddleSays = _federation.Middle.Configuration(_federation.Leaf);
        Publish();

        Assert.Equal(TrustCodes.Loop, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_ASuperiorWithoutAnEndpoint_IsRefused()
    {
        _federation.MiddleSays = _federation.MiddleSays with { Metadata = [] };
        Publish();

        Assert.Equal(TrustCodes.NotSubordinate, Parse.Code(await BuildAsync()));
    }

    [Fact]
    public async Task Build_OverSomebodyWhoWasRemoved_LeadsNoWay()
    {
        Publish();

        Assert.Equal(TrustCodes.Denied, Parse.Code(await BuildAsync(denied: _federation.Middle.Id)));
        Assert.Equal(TrustCodes.Denied, Parse.Code(await BuildAsync(denied: _federation.Leaf.Id)));
    }

    [Fact]
    public async Task Build_MoreLevelsThanAllowed_IsRefused()
    {
        Publish();

        Assert.Equal(TrustCodes.PathTooLong, Parse.Code(await BuildAsync(rules: new TrustRules { MostIntermediates = 0 })));
    }

    // Everybody names everybody: ways without number, over few entities.
    [Fact]
    public async Task Build_AnEndlessFederation_CostsNoMoreThanItMay()
    {
        var entities = Enumerable.Range(0, 11).Select(index => new Entity($"https://e{index}.example")).ToArray();
        foreach (var entity in entities) Put(entity, entity.Configuration([.. entities.Where(other => other != entity)]));

        Assert.NotNull((await BuildAsync(entities[0])).Refusal);
        Assert.True(_source.Asked.Count <= 11, $"{_source.Asked.Count}");
    }

    [Fact]
    public async Task Build_AWideFederation_StopsAtItsBudget()
    {
        var leaf = new Entity("https://leaf0.example");
        var wide = Enumerable.Range(0, 10).Select(index => new Entity($"https://w{index}.example")).ToArray();
        Put(leaf, leaf.Configuration(wide));
        foreach (var entity in wide)
        {
            var above = Enumerable.Range(0, 10).Select(index => new Entity($"{entity.Id.Value}/{index}")).ToArray();
            Put(entity, entity.Configuration(above));
            foreach (var superior in above) Put(superior, superior.Configuration());
        }

        Assert.Equal(TrustCodes.TooManyFetches, Parse.Code(await BuildAsync(leaf)));
        Assert.True(_source.Asked.Count <= TrustRules.Standard.MostFetches);
    }

    private void Publish() => _federation.Publish(_source, ThreeLevels.Noon);

    private void Put(Entity entity, StatementDraft configuration) => Put(entity, entity, configuration);

    private void Put(Entity asked, Entity subject, StatementDraft draft) => _source.Put(asked, subject, asked.Sign(draft, ThreeLevels.Noon));

    private Task<Judged<TrustChain>> BuildAsync(Entity? entity = null, TrustRules? rules = null, EntityId? denied = null) =>
        new ChainBuilder(_source, _clock, rules ?? TrustRules.Standard).BuildAsync((entity ?? _federation.Leaf).Id, _federation.Anchor.AsAnchor, denied is { } removed ? new HashSet<EntityId> { removed } : null, TestContext.Current.CancellationToken);
}
