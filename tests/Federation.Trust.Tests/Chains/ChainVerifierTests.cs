using System.Text.Json.Nodes;
using Federation.Trust.Chains;
using Federation.Trust.Metadata;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Chains;

public sealed class ChainVerifierTests
{
    private static readonly DateTimeOffset Noon = ThreeLevels.Noon;

    private readonly ThreeLevels _federation = new();

    [Fact]
    public async Task Verify_AWholeChain_Holds()
    {
        var chain = Parse.Held(await _federation.VerifyAsync());

        Assert.Equal((_federation.Leaf.Id, _federation.Anchor.Id), (chain.Subject, chain.Anchor));
        Assert.Equal(Noon + TrustRules.MostLifetime, chain.Expires);
        Assert.Equal("A door", chain.Metadata.Text("openid_relying_party", "client_name"));
        Assert.Equal(43, chain.Hash.Length);
        Assert.True(chain.Involves(_federation.Middle.Id));
        Assert.False(chain.Involves(new Entity("https://other.example").Id));
    }

    [Fact]
    public async Task Verify_WithoutTheAnchorsConfiguration_Holds()
    {
        var judged = await ChainVerifier.VerifyAsync(_federation.Chain()[..3], _federation.Anchor.AsAnchor, Noon, TrustRules.Standard);

        Assert.Equal(3, Parse.Held(judged).Statements.Length);
    }

    [Fact]
    public async Task Verify_TheLeastEnd_IsTheChains()
    {
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Lifetime = TimeSpan.FromHours(2) };

        Assert.Equal(Noon.AddHours(2), Parse.Held(await _federation.VerifyAsync()).Expires);
        Assert.Equal(TrustCodes.Expired, Parse.Code(await _federation.VerifyAsync(Noon.AddHours(2).AddMinutes(1))));
        Assert.Equal(TrustCodes.Early, Parse.Code(await _federation.VerifyAsync(Noon.AddMinutes(-2))));
    }

    [Fact]
    public async Task Verify_WhatTheSuperiorSaysInItsPlace_CountsBeforePolicies()
    {
        _federation.MiddleOnLeaf = _federation.MiddleOnLeaf with { Metadata = Parse.Node("""{"openid_relying_party":{"client_name":"The middle's"},"openid_provider":{"issuer":"x"}}""") };
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Policy = ThreeLevels.Policy("""{"client_name":{"one_of":["The middle's"]},"subject_type":{"value":"pairwise"}}""") };
        var metadata = Parse.Held(await _federation.VerifyAsync()).Metadata;

        Assert.Equal("The middle's", metadata.Text("openid_relying_party", "client_name"));
        Assert.Equal("pairwise", metadata.Text("openid_relying_party", "subject_type"));
        // "it applies only to those Entity Types that are present in the subject's Entity Configuration" (section 3.1.1).
        Assert.False(metadata.Types.ContainsKey("openid_provider"));
    }

    [Fact]
    public async Task Verify_PoliciesThatContradict_AreRefused()
    {
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Policy = ThreeLevels.Policy("""{"subject_type":{"value":"pairwise"}}""") };
        _federation.MiddleOnLeaf = _federation.MiddleOnLeaf with { Policy = ThreeLevels.Policy("""{"subject_type":{"value":"public"}}""") };

        Assert.Equal(TrustCodes.PolicyConflict, Parse.Code(await _federation.VerifyAsync()));
    }

    [Fact]
    public async Task Verify_MetadataThatIsNotAsked_IsRefused()
    {
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Policy = ThreeLevels.Policy("""{"redirect_uris":{"essential":true}}""") };

        Assert.Equal(TrustCodes.PolicyUnmet, Parse.Code(await _federation.VerifyAsync()));
    }

    [Theory]
    [InlineData(0, TrustCodes.PathTooLong)]
    [InlineData(1, null)]
    public async Task Verify_AnAnchorsPathLength_Counts(int most, string? code)
    {
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Constraints = new JsonObject { ["max_path_length"] = most } };
        _federation.MiddleOnLeaf = _federation.MiddleOnLeaf with { Constraints = new JsonObject { ["max_path_length"] = 0 } };

        Assert.Equal(code, (await _federation.VerifyAsync()).Refusal?.Code);
    }

    [Theory]
    [InlineData("""{"permitted":["anchor.example"]}""", TrustCodes.NameExcluded)]
    [InlineData("""{"permitted":["anchor.example","leaf.example"]}""", null)]
    [InlineData("""{"excluded":["leaf.example"]}""", TrustCodes.NameExcluded)]
    public async Task Verify_NamesBelow_AreLookedAt(string names, string? code)
    {
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Constraints = new JsonObject { ["naming_constraints"] = JsonNode.Parse(names) } };

        Assert.Equal(code, (await _federation.VerifyAsync()).Refusal?.Code);
    }

    // "all Entity Types that are not listed [...] MUST be removed from the metadata" (section 6.2.3).
    [Fact]
    public async Task Verify_ATypeThatIsForbidden_IsTakenOut()
    {
        _federation.LeafSays = _federation.LeafSays with { Metadata = Parse.Node("""{"openid_relying_party":{},"openid_provider":{},"federation_entity":{}}""") };
        _federation.AnchorOnMiddle = _federation.AnchorOnMiddle with { Constraints = Parse.Node("""{"allowed_entity_types":["openid_provider","oauth_client"]}""") };
        var chain = Parse.Held(await _federation.VerifyAsync());

        Assert.Equal([EntityMetadata.FederationEntity, "openid_provider"], chain.Metadata.Types.Keys);
        Assert.Equal(TrustCodes.TypeForbidden, Parse.Code(chain.As("openid_relying_party")));
        Assert.Equal(TrustCodes.TypeMissing, Parse.Code(chain.As("oauth_client")));
        Assert.Same(chain, Parse.Held(chain.As("openid_provider")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Verify_AStatementThatWasChanged_IsRefused(int index)
    {
        string[] statements = _federation.Chain();
        statements[index] = RawToken.Change(statements[index], claims: claims => claims["note"] = "changed");

        Assert.Equal(TrustCodes.Altered, Parse.Code(await ChainVerifier.VerifyAsync(statements, _federation.Anchor.AsAnchor, Noon, TrustRules.Standard)));
    }

    [Fact]
    public async Task Verify_AKeyThatItsIssuerDoesNotHave_IsRefused()
    {
        _federation.MiddleOnLeaf = _federation.Middle.About(new Entity(_federation.Leaf.Id.Value));

        Assert.Equal(TrustCodes.KeyUnknown, Parse.Code(await _federation.VerifyAsync()));
    }

    [Fact]
    public async Task Verify_AnAnchorWithOtherKeysThanItIsKnownBy_IsRefused() =>
        Assert.Equal(TrustCodes.KeyUnknown, Parse.Code(await ChainVerifier.VerifyAsync(_federation.Chain(), new Entity("https://anchor.example").AsAnchor, Noon, TrustRules.Standard)));

    // It says the new key in its configuration, signed by the one that it is known by.
    [Fact]
    public async Task Verify_AnAnchorThatChangesKeys_Holds()
    {
        var renewed = new Entity(_federation.Anchor.Id.Value);
        string[] statements = _federation.Chain();
        statements[2] = renewed.Sign(_federation.AnchorOnMiddle, Noon);
        statements[3] = _federation.Anchor.Sign(_federation.AnchorSays with { Keys = [_federation.Anchor.Signer.PublicKey, renewed.Signer.PublicKey] }, Noon);

        Parse.Held(await ChainVerifier.VerifyAsync(statements, _federation.Anchor.AsAnchor, Noon, TrustRules.Standard));
    }

    [Fact]
    public async Task Verify_AnIssuerThatTheLeafDoesNotName_IsRefused()
    {
        _federation.LeafSays = _federation.LeafSays with { AuthorityHints = [_federation.Anchor.Id] };

        Assert.Equal(TrustCodes.NotHinted, Parse.Code(await _federation.VerifyAsync()));
    }

    [Fact]
    public async Task Verify_AnotherAnchor_IsNotReached() =>
        Assert.Equal(TrustCodes.AnchorNotReached, Parse.Code(await ChainVerifier.VerifyAsync(_federation.Chain()[..2], _federation.Anchor.AsAnchor, Noon, TrustRules.Standard)));

    [Fact]
    public async Task Verify_InAnotherOrder_IsRefused()
    {
        string[] statements = _federation.Chain();

        Assert.Equal(TrustCodes.OtherSubject, await CodeAsync([]));
        Assert.Equal(TrustCodes.OtherSubject, await CodeAsync(statements[1..]));
        Assert.Equal(TrustCodes.OtherSubject, await CodeAsync([statements[0], statements[2], statements[3]]));
        Assert.Equal(TrustCodes.Loop, await CodeAsync([statements[0], statements[0]]));
        Assert.Equal(TrustCodes.Loop, await CodeAsync([statements[0], statements[0], .. statements[1..]]));
        Assert.Equal(TrustCodes.PathTooLong, await CodeAsync([.. Enumerable.Repeat(statements[1], 9)]));
    }

    [Fact]
    public async Task Verify_AnEntityAboveItself_IsRefused()
    {
        string loop = _federation.Leaf.Sign(_federation.Leaf.About(_federation.Middle), Noon);

        Assert.Equal(TrustCodes.Loop, await CodeAsync([.. _federation.Chain()[..2], loop]));
    }

    private async Task<string> CodeAsync(IReadOnlyList<string> statements) => Parse.Code(await ChainVerifier.VerifyAsync(statements, _federation.Anchor.AsAnchor, Noon, TrustRules.Standard));
}
