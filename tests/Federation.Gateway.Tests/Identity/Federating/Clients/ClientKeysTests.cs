using System.Net;
using Federation.Gateway.Tests.Identity.Passes;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>Keys of relying parties that stand behind an address.</summary>
public sealed class ClientKeysTests : PartnerSignIn
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/jwk-set+json")]
    public async Task Keys_BehindAnAddress_AreFetchedAndWhenAKeyIsNewAgain(string type)
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["jwks_uri"] = Partner.Network + "/rp/keys";
        Partner.Documents["/rp/keys"] = (type, PartnerNetwork.SetOf(Partner.Key).ToJsonString());
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);

        Partner.Key = PartnerServer.Signer();
        Partner.Documents["/rp/keys"] = (type, PartnerNetwork.SetOf(Partner.Key).ToJsonString());
        int asked = Partner.Asked;
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", "not signed by a key");
        Assert.Equal(asked, Partner.Asked);
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
    }

    [Theory]
    [InlineData("good", null)]
    [InlineData("of another", "trust.other-subject")]
    [InlineData("signed by another", "trust.key-unknown")]
    [InlineData("over", "trust.expired")]
    [InlineData("plain", "trust.fetch-failed")]
    public async Task Keys_ThatAreSigned_CountWhereTheEntitySignedThem(string kind, string? code)
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["signed_jwks_uri"] = Partner.Network + "/rp/signed-keys";
        var now = Host.Host.Clock.GetUtcNow();
        string subject = kind == "of another" ? Partner.Network : Partner.Client;
        var claims = PartnerNetwork.SetOf(Partner.Key);
        (claims["iss"], claims["sub"], claims["iat"], claims["exp"]) = (subject, subject, now.ToUnixTimeSeconds() - 600, now.ToUnixTimeSeconds() + (kind == "over" ? -300 : 600));
        string signed = (kind == "signed by another" ? Push.Stranger() : Partner.Signer).Sign("jwk-set+jwt", claims);
        Partner.Documents["/rp/signed-keys"] = (kind == "plain" ? "application/json" : "application/jwk-set+jwt", signed);
        var answer = await new Push(Host, Partner).SendAsync();

        if (code is null) Assert.Equal(HttpStatusCode.Created, answer.Status);
        else Refused(answer, null, code);
    }

    // Whoever names an address of somebody else in their metadata must not have it asked at each request.
    [Theory]
    [InlineData(null)]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Keys_ThatCouldNotBeRead_AreAskedForOnceAMinute(string? type)
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["jwks_uri"] = Partner.Network + "/rp/keys";
        if (type is not null) Partner.Documents["/rp/keys"] = (type, "[]");
        Assert.NotEqual(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        int asked = Partner.Asked;
        for (int count = 0; count < 5; count++) Assert.NotEqual(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Equal(asked, Partner.Asked);

        Partner.Documents["/rp/keys"] = ("application/json", PartnerNetwork.SetOf(Partner.Key).ToJsonString());
        Host.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Equal(asked + 1, Partner.Asked);
    }

    // A stranger can have them asked for at a bad moment, by a key that there is not.
    [Fact]
    public async Task Keys_ThatAStrangerHadAskedForInVain_CountForTheirHour()
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["jwks_uri"] = Partner.Network + "/rp/keys";
        Partner.Documents["/rp/keys"] = ("application/json", PartnerNetwork.SetOf(Partner.Key).ToJsonString());
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.Documents["/rp/keys"] = ("application/json", "{}");
        for (int round = 0; round < 2; round++)
        {
            Host.Host.Clock.Advance(TimeSpan.FromMinutes(29));
            Refused(await new Push(Host, Partner) { Signer = Push.Stranger() }.SendAsync(), "invalid_client", "not signed by a key");
            Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        }

        Host.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_metadata", "trust.bad-keys");
    }

    // What stands there for a moment says nothing against the client.
    [Fact]
    public async Task Keys_ThatCannotBeRead_AreRefusedAndTheClientStays()
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["jwks_uri"] = Partner.Network + "/rp/keys";
        Partner.Documents["/rp/keys"] = ("application/json", PartnerNetwork.SetOf(Partner.Key).ToJsonString());
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.Documents["/rp/keys"] = ("application/json", "{}");
        Host.Host.Clock.Advance(TimeSpan.FromHours(1));

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_metadata", "trust.bad-keys");
        Assert.NotNull(await Host.ClientAsync(Partner.Client));
    }

    // An address inside the house is asked for by nobody.
    [Theory]
    [InlineData("http://127.0.0.1:1/keys")]
    [InlineData("https://169.254.169.254/keys")]
    [InlineData("https://10.0.0.1/keys")]
    public async Task Keys_BehindAnAddressThatMayNotBeAsked_AreNotFetched(string address)
    {
        Partner.Metadata.Remove("jwks");
        Partner.Metadata["jwks_uri"] = address;

        Refused(await new Push(Host, Partner).SendAsync(), "temporarily_unavailable", "trust.fetch-failed");
    }
}
