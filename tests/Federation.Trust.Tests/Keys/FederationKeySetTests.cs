using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Tests.Support;
using Federation.Trust.Tokens;

namespace Federation.Trust.Tests.Keys;

public sealed class FederationKeySetTests
{
    private const string Key = """{"kid":"k","kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""";

    [Fact]
    public void Read_AKey_IsFoundByItsId()
    {
        var keys = Parse.Held(FederationKeySet.Read(Parse.Json($$"""{"keys":[{{Key}}]}""")));

        Assert.Equal("ES256", keys.Find("k")?.Algorithm);
        Assert.Null(keys.Find("other"));
        Assert.Null(keys.Find(null));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[7]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256"}]}""")]
    [InlineData("""{"keys":[{"kid":"","kty":"EC"}]}""")]
    [InlineData("""{"keys":[{"kid":"k"}]}""")]
    [InlineData($$"""{"keys":[{{Key}},{{Key}}]}""")]
    [InlineData("""{"keys":[{"kid":"k","kty":"oct","k":"AAAA"}]}""")]
    [InlineData("""{"keys":[{"kid":"k","kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}]}""")]
    public void Read_WhatIsNoSetOfPublicKeys_IsRefused(string json) => Assert.Equal(TrustCodes.BadKeys, Parse.Code(FederationKeySet.Read(Parse.Json(json))));

    [Theory]
    [InlineData("""{"kid":"k","kty":"OKP","crv":"Ed25519","x":"AA"}""")]
    [InlineData("""{"kid":"k","kty":"EC","crv":"P-384","x":"AA","y":"AA"}""")]
    [InlineData("""{"kid":"k","kty":"EC","crv":"P-256","x":"AA","y":"AA"}""")]
    [InlineData("""{"kid":"k","kty":"RSA","n":"gAA","e":"AQAB"}""")]
    [InlineData("""{"kid":"k","kty":"EC","crv":"P-256","use":"enc","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""")]
    [InlineData("""{"kid":"k","kty":"EC","crv":"P-256","alg":"ES512","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}""")]
    public void Read_AKeyOfAnotherKind_IsPassedOver(string key) => Assert.Null(Parse.Held(FederationKeySet.Read(Parse.Json($$"""{"keys":[{{key}}]}"""))).Find("k"));

    [Fact]
    public async Task HasSigned_APointThatIsNotOnTheCurve_IsFalse()
    {
        var entity = new Entity("https://a.example");
        var token = SignedToken.Read(entity.Signer.Sign("x+jwt", new JsonObject { ["a"] = 1 }))!; // It was just signed.
        var off = EntityMetadata.Node(entity.Signer.PublicKey)!.AsObject();
        off["y"] = off["x"]!.DeepClone();

        Assert.True(await entity.Keys.Find(entity.Signer.KeyId)!.HasSignedAsync(token));
        Assert.False(await Parse.Keys(new JsonObject { ["keys"] = new JsonArray(off) }).Find(entity.Signer.KeyId)!.HasSignedAsync(token));
    }

    [Fact]
    public void Signer_ItsKeyId_IsTheThumbprint()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new FederationSigner(key);

        Assert.Equal(Base64Url.EncodeToString(new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(key).ComputeJwkThumbprint()), signer.KeyId);
        Assert.Equal(signer.KeyId, signer.PublicKey.GetProperty("kid").GetString());
        Assert.False(signer.PublicKey.TryGetProperty("d", out _));
    }

    [Fact]
    public void Signer_AnotherCurve_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<ArgumentException>(() => new FederationSigner(key));
    }
}
