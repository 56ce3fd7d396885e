using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Tests.Centres;

namespace Federation.Cluster.Tests.Members;

public sealed class PassVerifierTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly TestIssuer _keys = new();
    private readonly Phone _phone = new();
    private readonly CentreId _centre = Listings.NewId();
    private readonly DoorNonce _nonce = DoorNonce.New();

    [Fact]
    public async Task Verify_APassAsItShouldBe_TellsItsFacts()
    {
        var order = _phone.Order(_centre) with { LabelLevel = 2, MembershipEnds = Now.AddHours(3) };

        var reading = await VerifyAsync(_phone.Pass(Issue(order), _centre, _nonce, Now));

        Assert.Null(reading.Refusal);
        Assert.Equal(
            new PassFacts { Visitor = order.Subject, HomeNetwork = order.HomeNetwork, Tier = order.Tier, OfflinePolicy = OfflinePolicy.AllowedOffline, Issuer = _keys.Issuer, StatusIndex = 7, LabelLevel = 2, Until = Now.AddHours(3), SignedAt = Now, Expires = Now.AddMinutes(2), Nonce = _nonce },
            reading.Facts);
    }

    [Fact]
    public async Task Verify_ACredentialOfTheKeyBefore_IsStillGood()
    {
        string credential = Issue(_phone.Order(_centre));
        _keys.Rotate();

        Assert.NotNull((await VerifyAsync(_phone.Pass(credential, _centre, _nonce, Now))).Facts);

        _keys.Published.Keys.RemoveAt(0);
        await RefusedAsync(PassCodes.KeyUnknown, _phone.Pass(credential, _centre, _nonce, Now));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(179, null)]
    [InlineData(180, PassCodes.Late)] // two minutes, and the leeway
    [InlineData(-60, null)]
    [InlineData(-61, PassCodes.Early)]
    public async Task Verify_SoManySecondsAfterItWasSigned_IsGoodForItsTime(int seconds, string? code)
    {
        string pass = _phone.Pass(Issue(_phone.Order(_centre)), _centre, _nonce, Now);

        var reading = await new PassVerifier(new OwnPassIssuer(_keys), _keys).VerifyAsync(pass, _centre, Now.AddSeconds(seconds));

        Assert.Equal(code, reading.Refusal?.Code);
    }

    [Theory]
    [InlineData("exp", 301, PassCodes.Lasting)]
    [InlineData("exp", 300, null)]
    [InlineData("exp", 0, PassCodes.Malformed)]
    [InlineData("exp", -1, PassCodes.Malformed)]
    public async Task Verify_APassThatSaysHowLongItCounts_IsHeldToFiveMinutes(string claim, int seconds, string? code)
    {
        var claims = Claims();
        claims[claim] = Now.AddSeconds(seconds).ToUnixTimeSeconds();

        Assert.Equal(code, (await VerifyAsync(_phone.Sign(Phone.Header(), claims.ToJsonString()))).Refusal?.Code);
    }

    [Fact]
    public async Task Verify_AForeignAudience_IsRefusedInEitherPlace()
    {
        var other = Listings.NewId();

        await RefusedAsync(PassCodes.Audience, _phone.Pass(Issue(_phone.Order(other)), _centre, _nonce, Now));
        await RefusedAsync(PassCodes.Audience, _phone.Pass(Issue(_phone.Order(_centre)), other, _nonce, Now));
        await RefusedAsync(PassCodes.Audience, _phone.Pass(Issue(_phone.Order(other)), other, _nonce, Now));
    }

    // A thief has the credential, and not the phone.
    [Fact]
    public async Task Verify_SignedByAnotherPhone_IsRefused()
    {
        using var thief = new Phone();
        string header = $$"""{"typ":"centre-pass+jwt","alg":"ES256","jwk":{{thief.Jwk}}}""";

        await RefusedAsync(PassCodes.Resigned, thief.Pass(Issue(_phone.Order(_centre)), _centre, _nonce, Now));
        await RefusedAsync(PassCodes.Resigned, thief.Sign(header, Claims().ToJsonString()));
    }

    [Fact]
    public async Task Verify_ACredentialThatOthersSigned_IsRefused()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string good = Issue(_phone.Order(_centre));
        string claims = Phone.Decode(good, 1).GetRawText();

        await RefusedAsync(PassCodes.Altered, Carrying(Phone.Sign(forger, """{"typ":"centre-credential+jwt","alg":"ES256","kid":"key-1"}""", claims)));
        await RefusedAsync(PassCodes.KeyUnknown, Carrying(Phone.Sign(forger, """{"typ":"centre-credential+jwt","alg":"ES256","kid":"key-2"}""", claims)));
        await RefusedAsync(PassCodes.KeyUnknown, Carrying(Phone.Sign(forger, """{"typ":"centre-credential+jwt","alg":"ES256"}""", claims)));
        await RefusedAsync(PassCodes.Issuer, Carrying(Phone.Sign(_keys.Key, """{"typ":"centre-credential+jwt","alg":"ES256","kid":"key-1"}""", claims.Replace(_keys.Issuer, "https://other.example/", StringComparison.Ordinal))));
        await RefusedAsync(PassCodes.Altered, Carrying($"{good[..^80]}{(good[^80] == 'A' ? 'B' : 'A')}{good[^79..]}"));
    }

    [Theory]
    [InlineData("none", "centre-pass+jwt", PassCodes.Algorithm)]
    [InlineData("HS256", "centre-pass+jwt", PassCodes.Algorithm)]
    [InlineData("es256", "centre-pass+jwt", PassCodes.Algorithm)]
    [InlineData("ES384", "centre-pass+jwt", PassCodes.Algorithm)]
    [InlineData("ES256", "JWT", PassCodes.Type)]
    [InlineData("ES256", "centre-credential+jwt", PassCodes.Type)]
    public async Task Verify_AnotherHeader_IsRefused(string algorithm, string type, string code)
    {
        string credential = Issue(_phone.Order(_centre));
        string shown = _phone.Sign(Phone.Header(type, algorithm), Claims(credential).ToJsonString());

        await RefusedAsync(code, shown);
        await RefusedAsync(code, shown[..(shown.LastIndexOf('.') + 1)]); // without its signature
        // The same of the credential within.
        if (type != "centre-credential+jwt")
        {
            string inner = Phone.Sign(_keys.Key, Phone.Header(type == "JWT" ? type : "centre-credential+jwt", algorithm), Phone.Decode(credential, 1).GetRawText());
            await RefusedAsync(code, Carrying(inner));
        }
    }

    // A credential is no pass, however good it is.
    [Fact]
    public async Task Verify_TheCredentialItself_IsRefused() => await RefusedAsync(PassCodes.Type, Issue(_phone.Order(_centre)));

    public static TheoryData<string> NoTokens => new("", ".", "..", "...", "a.b.c", "eyJ9.eyJ9.AAAA", "null", "{}", "\u0000", "\ud800.\ud800.\ud800", new string('.', 5_000), new string('A', 8_000));

    [Theory]
    [MemberData(nameof(NoTokens))]
    public async Task Verify_WhatIsNoToken_IsRefused(string text) => await RefusedAsync(PassCodes.Malformed, text);

    [Fact]
    public async Task Verify_MoreThanAnyPass_IsRefusedUnread()
    {
        var claims = Claims();
        claims["more"] = new string('a', 8_000);

        await RefusedAsync(PassCodes.TooLarge, _phone.Sign(Phone.Header(), claims.ToJsonString()));
        claims["more"] = "";
        claims["credential"] = new string('a', 4_097);
        await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.ToJsonString()));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("iat")]
    [InlineData("exp")]
    [InlineData("jti")]
    [InlineData("credential")]
    public async Task Verify_APassThatLacksSomething_IsRefused(string claim)
    {
        var claims = Claims();
        claims.Remove(claim);
        await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.ToJsonString()));

        foreach (var value in new JsonNode?[] { null, 1.5, "", true, new JsonArray(1), new JsonObject(), -1, long.MaxValue, 1e300 })
        {
            claims[claim] = value;
            await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.ToJsonString()));
        }
    }

    // Signed by our own key: what another version of ours, or its fault, may have issued.
    [Theory]
    [InlineData("sub", "marie.curie@example.org")]
    [InlineData("tier", "Marie Curie")]
    [InlineData("home_network", "La Ruche")]
    [InlineData("offline_policy", "SOMETIMES")]
    [InlineData("label_level", 4)]
    [InlineData("label_level", "2")]
    [InlineData("exp", 4_000_000_000)]
    [InlineData("jti", null)]
    [InlineData("cnf", "key")]
    public async Task Verify_ACredentialThatLacksSomething_IsRefused(string claim, object? value)
    {
        var claims = JsonNode.Parse(Phone.Decode(Issue(_phone.Order(_centre)), 1).GetRawText())!.AsObject(); // it is one
        claims[claim] = JsonValue.Create(value);

        await RefusedAsync(PassCodes.Malformed, Carrying(Phone.Sign(_keys.Key, """{"typ":"centre-credential+jwt","alg":"ES256","kid":"key-1"}""", claims.ToJsonString())));
    }

    [Fact]
    public async Task Verify_ACredentialForAKeyOnNoCurve_IsRefused()
    {
        var claims = JsonNode.Parse(Phone.Decode(Issue(_phone.Order(_centre)), 1).GetRawText())!.AsObject(); // it is one
        claims["cnf"]!["jwk"]!["y"] = new string('A', 43); // it has one

        await RefusedAsync(PassCodes.Resigned, Carrying(Phone.Sign(_keys.Key, """{"typ":"centre-credential+jwt","alg":"ES256","kid":"key-1"}""", claims.ToJsonString())));
    }

    // Two readers could read two things.
    [Fact]
    public async Task Verify_AMemberTwiceOrADemandOnTheReader_IsRefused()
    {
        string claims = Claims().ToJsonString();

        await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.Replace("{\"aud\"", "{\"aud\":\"https://other.example\",\"aud\"", StringComparison.Ordinal)));
        // Half a surrogate pair, as JSON may have it and no text can. What the library cannot read it takes for not signed.
        foreach (string name in (string[])["aud", "credential", "nonce", "jti"]) await RefusedAsync(name == "aud" ? PassCodes.Resigned : PassCodes.Malformed, _phone.Sign(Phone.Header(), Half(name)));
        await RefusedAsync(PassCodes.Type, _phone.Sign("""{"typ":"\ud800","alg":"ES256"}""", claims));
        await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.Replace("{\"aud\"", "{\"\\ud800\":1,\"aud\"", StringComparison.Ordinal)));
        await RefusedAsync(PassCodes.Malformed, _phone.Sign("""{"typ":"centre-pass+jwt","alg":"ES256","crit":["b64"],"b64":true}""", claims));
        await RefusedAsync(PassCodes.Malformed, _phone.Sign(Phone.Header(), claims.Replace("{\"aud\"", "{\"x\":" + new string('[', 50) + new string(']', 50) + ",\"aud\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Verify_AnyChangeOfOneCharacter_IsRefusedAndNeverThrows()
    {
        string pass = _phone.Pass(Issue(_phone.Order(_centre)), _centre, _nonce, Now);
        await Gen.Select(Gen.Int[0, pass.Length - 1], Gen.OneOf(Gen.Char["ABCxyz019-_.=+/ {\"\\\u0000é"], Gen.Char)).SampleAsync(async (place, character) =>
        {
            string changed = string.Concat(pass.AsSpan(0, place), [character], pass.AsSpan(place + 1));
            return (await VerifyAsync(changed)).Facts is null == (changed != pass);
        }, iter: 2_000);
    }

    [Fact]
    public async Task Verify_AnyCut_IsRefused()
    {
        string pass = _phone.Pass(Issue(_phone.Order(_centre)), _centre, _nonce, Now);
        for (int length = 0; length < pass.Length; length += 7) Assert.NotNull((await VerifyAsync(pass[..length])).Refusal);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _phone.Dispose();
    }

    private string Issue(CredentialOrder order) => new CredentialIssuer(_keys).Issue(order, Now).Credential ?? throw new InvalidOperationException("It is a good order.");

    private JsonObject Claims(string? credential = null) => Phone.Claims(credential ?? Issue(_phone.Order(_centre)), _centre, _nonce, Now);

    private string Half(string name)
    {
        var claims = Claims();
        claims[name] = "HALF";
        return claims.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal);
    }

    private string Carrying(string credential) => _phone.Sign(Phone.Header(), Claims(credential).ToJsonString());

    private Task<PassReading> VerifyAsync(string pass) => new PassVerifier(new OwnPassIssuer(_keys), _keys).VerifyAsync(pass, _centre, Now);

    private async Task RefusedAsync(string code, string pass)
    {
        var reading = await VerifyAsync(pass);
        Assert.Equal((code, null), (reading.Refusal?.Code, reading.Facts));
    }
}
