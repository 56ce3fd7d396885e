using System.Net;
using System.Text.Json.Nodes;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A client of the federation that leaves client_id out, as RFC 7521, section 4.2, lets it: what it signed says who it is, and it is looked at as any other.</summary>
public sealed class UnnamedClientTests : PartnerSignIn
{
    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/connect/introspect")]
    [InlineData("/connect/revoke")]
    public async Task Request_AfterTheNetworkDroppedTheClient_IsRefused(string path)
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.Vouches = false;
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));

        Refused(await AskAsync(path), "invalid_trust_chain", "trust.not-subordinate");
    }

    [Fact]
    public async Task Request_WhileTheChainStands_IsTaken()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);

        Refused(await AskAsync("/connect/token"), "invalid_grant", "");
        Assert.Equal("""{"active":false}""", (await AskAsync("/connect/introspect")).Json.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/connect/revoke")).Status);
    }

    // A request of authorization names its client, pushed or not (RFC 9126, section 2.1).
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Push_WithoutAClient_IsRefused(bool isKnown)
    {
        if (isKnown) Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var fields = new Push(Host, Partner).Fields();
        fields.Remove("client_id");

        Refused(await Host.PostAsync("/connect/par", fields), "invalid_request", "client_id");
        Assert.Equal(isKnown, await Host.ClientAsync(Partner.Client) is not null);
    }

    [Theory]
    [InlineData("two audiences", "aud")]
    [InlineData("no kid", "kid")]
    [InlineData("too long", "an hour")]
    [InlineData("no id", "jti")]
    public async Task Proof_ThatIsNotGood_IsRefused(string fault, string told)
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);

        Refused(await AskAsync("/connect/introspect", Push.Spoilt(fault, Host, Partner)), "invalid_client", told);
    }

    // OpenIddict reads what is nested deeper than we do: a proof that does not say to us who it is by must not get past us.
    [Fact]
    public async Task Proof_ThatWeCannotReadAndOpenIddictCan_IsRefused()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var push = new Push(Host, Partner) { Claims = claims => claims["more"] = JsonNode.Parse("[[[[[[[[[[[[]]]]]]]]]]]]") };

        Refused(await AskAsync("/connect/introspect", push), "invalid_client", "signed JWT");
    }

    [Fact]
    public async Task Proof_ShownTwice_IsRefusedTheSecondTime()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        string proof = new Push(Host, Partner).Signed();
        var same = new Push(Host, Partner) { Assertion = _ => proof };

        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/connect/introspect", same)).Status);
        Refused(await AskAsync("/connect/introspect", same), "invalid_client", "used before");
    }

    private Task<SignInAnswer> AskAsync(string path, Push? push = null)
    {
        var fields = TokenRequest();
        fields.Remove("client_id");
        (fields["client_assertion"], fields["token"]) = ((push ?? new Push(Host, Partner)).Signed(), "any");
        return Host.PostAsync(path, fields);
    }
}
