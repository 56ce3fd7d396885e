using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;
using Federation.Trust.Tests.Support;

namespace Federation.Trust.Tests.Statements;

public sealed class StatementReaderTests
{
    private static readonly DateTimeOffset Noon = ThreeLevels.Noon;

    private readonly ThreeLevels _federation = new();

    [Fact]
    public void Read_AConfiguration_IsWhatWasWritten()
    {
        var statement = Parse.Held(Read(Configuration()));

        Assert.True(statement.IsConfiguration);
        Assert.Equal(_federation.Leaf.Id, statement.Subject);
        Assert.Equal([_federation.Middle.Id], statement.AuthorityHints);
        Assert.Equal((Noon, Noon + TrustRules.MostLifetime), (statement.IssuedAt, statement.Expires));
        Assert.Equal("A door", statement.Metadata.Text("openid_relying_party", "client_name"));
        Assert.NotNull(statement.Keys.Find(_federation.Leaf.Signer.KeyId));
    }

    [Fact]
    public void Read_ASuperiorsStatement_HasPolicyAndConstraints()
    {
        var draft = _federation.MiddleOnLeaf with { Policy = ThreeLevels.Policy("""{"scope":{"default":"openid"}}"""), Constraints = Parse.Node("""{"max_path_length":0,"unknown":[]}"""), SourceEndpoint = _federation.Middle.FetchEndpoint };
        var statement = Parse.Held(Read(_federation.Middle.Sign(draft, Noon)));

        Assert.False(statement.IsConfiguration);
        Assert.NotNull(statement.Policy);
        Assert.Equal(0, statement.Constraints?.MaxPathLength);
    }

    [Fact]
    public void Read_WithoutType_IsRefused() => Assert.Equal(TrustCodes.Type, Parse.Code(Read(RawToken.Change(Configuration(), header: header => header.Remove("typ")))));

    [Theory]
    [InlineData("typ", "JWT", TrustCodes.Type)]
    [InlineData("typ", "trust-mark+jwt", TrustCodes.Type)]
    [InlineData("alg", "none", TrustCodes.Algorithm)]
    [InlineData("alg", "HS256", TrustCodes.Algorithm)]
    [InlineData("alg", "ES384", TrustCodes.Algorithm)]
    [InlineData("kid", "", TrustCodes.KeyUnknown)]
    [InlineData("trust_chain", "x", TrustCodes.Malformed)]
    public void Read_AnotherHeader_IsRefused(string name, string value, string code) => Assert.Equal(code, Parse.Code(Read(RawToken.Change(Configuration(), header: header => header[name] = value))));

    [Fact]
    public void Read_WithoutKeyId_IsRefused() => Assert.Equal(TrustCodes.KeyUnknown, Parse.Code(Read(RawToken.Change(Configuration(), header: header => header.Remove("kid")))));

    [Fact]
    public void Read_CriticalHeader_IsRefused() => Assert.Equal(TrustCodes.Malformed, Parse.Code(Read(RawToken.Change(Configuration(), header: header => header["crit"] = new JsonArray("b64")))));

    [Theory]
    [InlineData("iss", null, TrustCodes.BadEntityId)]
    [InlineData("iss", "\"http://leaf.example\"", TrustCodes.BadEntityId)]
    [InlineData("sub", "7", TrustCodes.BadEntityId)]
    [InlineData("iat", null, TrustCodes.Malformed)]
    [InlineData("exp", null, TrustCodes.Malformed)]
    [InlineData("exp", "\"1999999999\"", TrustCodes.Malformed)]
    [InlineData("exp", "17", TrustCodes.Malformed)]
    [InlineData("jwks", null, TrustCodes.Malformed)]
    [InlineData("jwks", """{"keys":[]}""", TrustCodes.BadKeys)]
    [InlineData("metadata", "[]", TrustCodes.Malformed)]
    [InlineData("metadata", """{"openid_provider":7}""", TrustCodes.Malformed)]
    [InlineData("metadata", """{"openid_provider":{"issuer":null}}""", TrustCodes.Malformed)]
    [InlineData("authority_hints", "[]", TrustCodes.Malformed)]
    [InlineData("authority_hints", "\"https://anchor.example\"", TrustCodes.Malformed)]
    [InlineData("authority_hints", """["anchor"]""", TrustCodes.BadEntityId)]
    [InlineData("crit", """["jti"]""", TrustCodes.CritUnknown)]
    [InlineData("metadata_policy", "{}", TrustCodes.Malformed)]
    [InlineData("constraints", "{}", TrustCodes.Malformed)]
    [InlineData("source_endpoint", "\"https://leaf.example/fetch\"", TrustCodes.Malformed)]
    [InlineData("aud", "\"https://leaf.example\"", TrustCodes.Malformed)]
    [InlineData("trust_anchor", "\"https://anchor.example\"", TrustCodes.Malformed)]
    [InlineData("trust_marks", "{}", TrustCodes.Malformed)]
    [InlineData("trust_marks", """[{"trust_mark_type":"a","trust_mark":"b"}]""", TrustCodes.Malformed)]
    [InlineData("trust_mark_issuers", "[]", TrustCodes.Malformed)]
    [InlineData("trust_mark_issuers", """{"a":["b"]}""", TrustCodes.Malformed)]
    [InlineData("trust_mark_owners", """{"a":{"sub":"https://o.example"}}""", TrustCodes.Malformed)]
    public void Read_AConfigurationWithAnotherClaim_IsRefused(string name, string? json, string code) =>
        Assert.Equal(code, Parse.Code(Read(RawToken.Change(Configuration(), claims: claims => _ = json is null ? claims.Remove(name) : Set(claims, name, json)))));

    [Theory]
    [InlineData("authority_hints", """["https://anchor.example"]""", TrustCodes.Malformed)]
    [InlineData("trust_marks", "[]", TrustCodes.Malformed)]
    [InlineData("trust_mark_issuers", "{}", TrustCodes.Malformed)]
    [InlineData("metadata_policy", "[]", TrustCodes.BadPolicy)]
    [InlineData("metadata_policy_crit", """["regexp"]""", TrustCodes.CritUnknown)]
    [InlineData("constraints", """{"max_path_length":-1}""", TrustCodes.BadConstraints)]
    [InlineData("constraints", """{"naming_constraints":{"permitted":["https://a.example"]}}""", TrustCodes.BadConstraints)]
    [InlineData("constraints", """{"allowed_entity_types":["federation_entity"]}""", TrustCodes.BadConstraints)]
    public void Read_ASuperiorsStatementWithAnotherClaim_IsRefused(string name, string json, string code) =>
        Assert.Equal(code, Parse.Code(Read(RawToken.Change(_federation.Middle.Sign(_federation.MiddleOnLeaf, Noon), claims: claims => Set(claims, name, json)))));

    [Fact]
    public void Read_MoreSuperiorsThanAreLookedAt_IsRefused()
    {
        string statement = RawToken.Change(Configuration(), claims: claims => claims["authority_hints"] = new JsonArray([.. Enumerable.Range(0, 11).Select(index => (JsonNode?)$"https://s{index}.example")]));

        Assert.Equal(TrustCodes.TooManyHints, Parse.Code(Read(statement)));
    }

    [Fact]
    public void Read_TooLarge_IsRefused() => Assert.Equal(TrustCodes.TooLarge, Parse.Code(StatementReader.Read(Configuration(), Noon, new TrustRules { MostCharacters = 100 })));

    [Fact]
    public void Read_AMemberTwice_IsRefused()
    {
        string claims = RawToken.Claims(Configuration());
        string twice = RawToken.Of("""{"alg":"ES256","typ":"entity-statement+jwt","kid":"k"}""", claims[..^1] + ",\"sub\":\"https://leaf.example\"}");

        Assert.Equal(TrustCodes.Malformed, Parse.Code(Read(twice)));
    }

    [Theory]
    [InlineData(-62, TrustCodes.Early)]
    [InlineData(-60, null)]
    [InlineData((24 * 3600) + 59, null)]
    [InlineData((24 * 3600) + 60, TrustCodes.Expired)]
    public void Read_AtAMoment_CountsWithAMinutesLeeway(int seconds, string? code)
    {
        var judged = StatementReader.Read(Configuration(), Noon.AddSeconds(seconds), TrustRules.Standard);

        Assert.Equal(code, judged.Refusal?.Code);
    }

    [Fact]
    public async Task Check_ByRsa_Holds()
    {
        using var rsa = RSA.Create(2048);
        var half = new Microsoft.IdentityModel.Tokens.RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false));
        var jwk = Microsoft.IdentityModel.Tokens.JsonWebKeyConverter.ConvertFromRSASecurityKey(half);
        var claims = JsonNode.Parse(RawToken.Claims(Configuration()))!.AsObject(); // It was just written.
        claims["jwks"] = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kid"] = "r", ["kty"] = "RSA", ["n"] = jwk.N, ["e"] = jwk.E }) };
        string signed = RawToken.SignRsa(rsa, """{"alg":"RS256","typ":"entity-statement+jwt","kid":"r"}""", claims.ToJsonString());
        var statement = Parse.Held(Read(signed));

        Assert.Null(await StatementSignature.CheckAsync(statement, statement.Keys));
        Assert.Equal(TrustCodes.Algorithm, (await StatementSignature.CheckAsync(Parse.Held(Read(RawToken.Change(signed, header: header => header["alg"] = "ES256"))), statement.Keys))?.Code);
    }

    [Fact]
    public void Write_LongerThanADay_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => _federation.Leaf.Sign(_federation.LeafSays with { Lifetime = TimeSpan.FromHours(24.1) }, Noon));

    [Theory]
    [InlineData("https://leaf.example/fetch?network=a", true)]
    [InlineData("http://leaf.example/fetch", false)]
    [InlineData("https://leaf.example/fetch#a", false)]
    [InlineData("fetch", false)]
    public void FetchEndpoint_AnAddressThatIsNotAsked_IsNone(string address, bool expected)
    {
        var draft = _federation.Leaf.Configuration() with { Metadata = new JsonObject { [EntityMetadata.FederationEntity] = new JsonObject { [StatementWords.FetchEndpoint] = address } } };

        Assert.Equal(expected, Parse.Held(Read(_federation.Leaf.Sign(draft, Noon))).FetchEndpoint(TrustRules.Standard) is not null);
    }

    private static Judged<EntityStatement> Read(string compact) => StatementReader.Read(compact, Noon, TrustRules.Standard);

    private string Configuration() => _federation.Leaf.Sign(_federation.LeafSays, Noon);

    private static bool Set(JsonObject claims, string name, string json)
    {
        claims[name] = JsonNode.Parse(json);
        return true;
    }
}
