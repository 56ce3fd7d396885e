using System.Text.Json.Nodes;
using Federation.Trust.Marks;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Marks;

public sealed class MarkVerifierTests
{
    private const string Type = "https://anchor.example/labels/level/2";

    private static readonly DateTimeOffset Noon = ThreeLevels.Noon;

    private readonly ThreeLevels _federation = new();
    private readonly Entity _owner = new("https://owner.example");

    [Fact]
    public async Task Verify_AMarkOfTheAnchor_Holds()
    {
        var mark = Parse.Held(await VerifyAsync(Mark()));

        Assert.Equal((Type, _federation.Leaf.Id, Noon.AddDays(30)), (mark.Type, mark.Subject, mark.Expires));
        Assert.Equal(Type, JsonNode.Parse(RawToken.Claims(mark.Token.Compact))!["id"]!.GetValue<string>()); // What it was given.
    }

    [Fact]
    public async Task Verify_AMarkThatIsOver_IsRefused()
    {
        Assert.Equal(TrustCodes.Expired, Parse.Code(await VerifyAsync(Mark(), at: Noon.AddDays(30).AddMinutes(1))));
        Assert.Equal(TrustCodes.Early, Parse.Code(await VerifyAsync(Mark(), at: Noon.AddHours(-1))));
        Parse.Held(await VerifyAsync(Mark(draft => draft with { Expires = null }), at: Noon.AddYears(5)));
    }

    [Fact]
    public async Task Verify_OfAnotherTypeOrIssuer_IsRefused()
    {
        Assert.Equal(TrustCodes.MarkIssuer, Parse.Code(await VerifyAsync(Mark(draft => draft with { Type = "https://other.example/mark" }))));
        Assert.Equal(TrustCodes.MarkIssuer, Parse.Code(await VerifyAsync(Mark(draft => draft with { Issuer = _federation.Middle.Id }))));
        Parse.Held(await VerifyAsync(Mark(draft => draft with { Issuer = _federation.Middle.Id }), issuers: $$"""{"{{Type}}":[]}"""));
    }

    [Fact]
    public async Task Verify_OfAnotherSubject_IsRefused() => Assert.Equal(TrustCodes.OtherSubject, Parse.Code(await VerifyAsync(Mark(draft => draft with { Subject = _federation.Middle.Id }))));

    [Fact]
    public async Task Verify_ChangedOrOfAnotherKind_IsRefused()
    {
        Assert.Equal(TrustCodes.Altered, Parse.Code(await VerifyAsync(RawToken.Change(Mark(), claims: claims => claims["note"] = 1))));
        Assert.Equal(TrustCodes.KeyUnknown, Parse.Code(await VerifyAsync(RawToken.Change(Mark(), header: header => header["kid"] = "other"))));
        Assert.Equal(TrustCodes.Algorithm, Parse.Code(await VerifyAsync(RawToken.Change(Mark(), header: header => header["alg"] = "none"))));
        Assert.Equal(TrustCodes.Type, Parse.Code(await VerifyAsync(_federation.Anchor.Sign(_federation.AnchorOnMiddle, Noon))));
        Assert.Equal(TrustCodes.Malformed, Parse.Code(await VerifyAsync(RawToken.Change(Mark(), claims: claims => claims.Remove("trust_mark_type")))));
    }

    [Fact]
    public async Task Verify_ATypeOfAnOwner_NeedsItsDelegation()
    {
        Assert.Equal(TrustCodes.MarkDelegation, Parse.Code(await VerifyAsync(Mark(), isOwned: true)));
        Parse.Held(await VerifyAsync(Mark(draft => draft with { Delegation = Delegation() }), isOwned: true));
        Assert.Equal(TrustCodes.MarkDelegation, Parse.Code(await VerifyAsync(Mark(draft => draft with { Delegation = Delegation() }))));
    }

    [Theory]
    [InlineData("iss", "\"https://anchor.example\"")]
    [InlineData("sub", "\"https://other.example\"")]
    [InlineData("trust_mark_type", "\"https://other.example/mark\"")]
    [InlineData("exp", "17")]
    [InlineData("iat", "99999999999")]
    public async Task Verify_ADelegationThatDoesNotHold_IsRefused(string claim, string json)
    {
        string delegation = Delegation(claims => claims[claim] = JsonNode.Parse(json));

        Assert.Equal(TrustCodes.MarkDelegation, Parse.Code(await VerifyAsync(Mark(draft => draft with { Delegation = delegation }), isOwned: true)));
    }

    [Fact]
    public async Task Verify_ADelegationByAnotherKey_IsRefused()
    {
        string delegation = _federation.Anchor.Signer.Sign(MarkReader.DelegationType, JsonNode.Parse(RawToken.Claims(Delegation()))!.AsObject()); // It was just written.

        Assert.Equal(TrustCodes.MarkDelegation, Parse.Code(await VerifyAsync(Mark(draft => draft with { Delegation = delegation }), isOwned: true)));
    }

    [Fact]
    public void Read_AConfigurationThatShowsAMark_HasIt()
    {
        string mark = Mark();
        var says = _federation.LeafSays with { TrustMarks = [(Type, mark)] };

        Assert.Equal([mark], Parse.Held(StatementReader.Read(_federation.Leaf.Sign(says, Noon), Noon, TrustRules.Standard)).TrustMarks);
        Assert.Equal(TrustCodes.Malformed, Parse.Code(StatementReader.Read(_federation.Leaf.Sign(says with { TrustMarks = [("another", mark)] }, Noon), Noon, TrustRules.Standard)));
    }

    private string Mark(Func<MarkDraft, MarkDraft>? change = null)
    {
        var draft = new MarkDraft { Issuer = _federation.Anchor.Id, Subject = _federation.Leaf.Id, Type = Type, Expires = Noon.AddDays(30), Reference = new Uri("https://anchor.example/certificates/1") };
        return MarkWriter.Write(change?.Invoke(draft) ?? draft, _federation.Anchor.Signer, Noon);
    }

    private string Delegation(Action<JsonObject>? change = null)
    {
        var claims = new JsonObject { ["iss"] = _owner.Id.Value, ["sub"] = _federation.Anchor.Id.Value, ["trust_mark_type"] = Type, ["iat"] = Noon.ToUnixTimeSeconds() };
        change?.Invoke(claims);
        return _owner.Signer.Sign(MarkReader.DelegationType, claims);
    }

    private Task<Judged<TrustMark>> VerifyAsync(string compact, bool isOwned = false, string? issuers = null, DateTimeOffset? at = null)
    {
        var says = _federation.AnchorSays with
        {
            TrustMarkIssuers = Parse.Node(issuers ?? $$"""{"{{Type}}":["https://anchor.example"]}"""),
            TrustMarkOwners = isOwned ? new JsonObject { [Type] = new JsonObject { ["sub"] = _owner.Id.Value, ["jwks"] = new JsonObject { ["keys"] = new JsonArray(EntityMetadata.Node(_owner.Signer.PublicKey)) } } } : null,
        };
        var anchor = Parse.Held(StatementReader.Read(_federation.Anchor.Sign(says, Noon), Noon, TrustRules.Standard));
        return MarkVerifier.VerifyAsync(compact, _federation.Leaf.Id, anchor.MarkAuthorities, _federation.Anchor.Keys, at ?? Noon, TrustRules.Standard);
    }
}
