using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Trust.Tests.Keys;

public sealed class SignedKeySetTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly EntityId Entity = EntityId.TryParse("https://rp.example", allowLoopback: false, out var id) ? id : throw new InvalidOperationException("It is one.");

    private readonly FederationSigner _entity = Signer();
    private readonly FederationSigner _login = Signer();

    [Fact]
    public async Task Read_WhatTheEntitySigned_GivesItsKeys()
    {
        var read = await ReadAsync("jwk-set+jwt", _ => { });

        Assert.NotNull(read.Value?.Find(_login.KeyId));
        Assert.Null(read.Value?.Find(_entity.KeyId));
    }

    [Theory]
    [InlineData("typ", TrustCodes.Type)]
    [InlineData("iss", TrustCodes.OtherSubject)]
    [InlineData("sub", TrustCodes.OtherSubject)]
    [InlineData("iat", TrustCodes.Malformed)]
    [InlineData("exp is text", TrustCodes.Malformed)]
    [InlineData("exp", TrustCodes.Expired)]
    [InlineData("early", TrustCodes.Early)]
    [InlineData("keys", TrustCodes.BadKeys)]
    [InlineData("secret", TrustCodes.BadKeys)]
    [InlineData("stranger", TrustCodes.KeyUnknown)]
    public async Task Read_WhatIsNone_IsRefused(string fault, string code)
    {
        var read = await ReadAsync(fault == "typ" ? "JWT" : "jwk-set+jwt", claims =>
        {
            if (fault is "iss" or "sub") claims[fault] = "https://other.example";
            if (fault == "iat") claims.Remove("iat");
            if (fault == "exp is text") claims["exp"] = "soon";
            if (fault == "exp") claims["exp"] = Now.AddMinutes(-2).ToUnixTimeSeconds();
            if (fault == "early") claims["iat"] = Now.AddMinutes(2).ToUnixTimeSeconds();
            if (fault == "keys") claims.Remove("keys");
            if (fault == "secret") claims["keys"]![0]!["d"] = "AA"; // There is one.
        }, fault == "stranger" ? Signer() : _entity);

        Assert.Equal(code, read.Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("{}")]
    public async Task Read_WhatIsNoToken_IsRefused(string text) =>
        Assert.Equal(TrustCodes.Malformed, (await SignedKeySet.ReadAsync(text, Entity, SetOf(_entity), Now, TrustRules.Standard)).Refusal?.Code);

    private Task<Judged<FederationKeySet>> ReadAsync(string type, Action<JsonObject> spoil, FederationSigner? signer = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = Entity.Value,
            ["sub"] = Entity.Value,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["keys"] = new JsonArray(JsonObject.Create(_login.PublicKey)),
        };
        spoil(claims);
        return SignedKeySet.ReadAsync((signer ?? _entity).Sign(type, claims), Entity, SetOf(_entity), Now, TrustRules.Standard);
    }

    private static FederationSigner Signer() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static FederationKeySet SetOf(FederationSigner signer) =>
        FederationKeySet.Read(JsonSerializer.SerializeToElement(new JsonObject { ["keys"] = new JsonArray(JsonObject.Create(signer.PublicKey)) })).Value ?? throw new InvalidOperationException("It is a set.");
}
