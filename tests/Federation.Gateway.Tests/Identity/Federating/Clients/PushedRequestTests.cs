using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Clients;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A relying party that nobody registered pushes a request: taken by its chain, or refused with an error and sent nowhere.</summary>
public sealed class PushedRequestTests : PartnerSignIn
{
    [Fact]
    public async Task Push_ByAClientOfAPartner_IsTakenAndTheClientKnownByWhatItSays()
    {
        var answer = await new Push(Host, Partner).SendAsync();

        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        Assert.StartsWith("urn:ietf:params:oauth:request_uri:", answer.Json["request_uri"]?.GetValue<string>(), StringComparison.Ordinal);
        var client = await Host.ClientAsync(Partner.Client);
        Assert.Equal("Les <b>Visiteurs</b>", client?.DisplayName);
        Assert.Equal([new Uri(Partner.Redirect)], client!.RedirectUris); // It was just looked at.
        Assert.Equal(["ft:par", "ft:pkce"], client.Requirements.Order(StringComparer.Ordinal));
        Assert.Equal(OpenIddictConstants.ConsentTypes.Explicit, client.ConsentType);
        var chain = FederatedClient.Read(client.Properties.ToImmutableDictionary())!; // It was registered by one.
        Assert.Equal(Partner.Network, chain.Network);
        Assert.Equal([Partner.Client, Partner.Network, Host.Anchor.Value], chain.Entities);
        Assert.Equal(Host.Host.Clock.GetUtcNow().AddHours(24), chain.Expires, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Push_BySomebodyKnown_AsksNobodyAgain()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        int asked = Partner.Asked;

        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Equal(asked, Partner.Asked);
    }

    [Theory]
    [InlineData("wrong key", "invalid_client", "not signed by a key")]
    [InlineData("no kid", "invalid_client", "kid")]
    [InlineData("other kid", "invalid_client", "not signed by a key")]
    [InlineData("none", "invalid_client", "ES256")]
    [InlineData("crit", "invalid_client", "demands")]
    [InlineData("expired", "invalid_client", "over")]
    [InlineData("no end", "invalid_client", "no end")]
    [InlineData("too long", "invalid_client", "an hour")]
    [InlineData("to come", "invalid_client", "still to come")]
    [InlineData("other audience", "invalid_client", "aud")]
    [InlineData("two audiences", "invalid_client", "aud")]
    [InlineData("other issuer", "invalid_client", "iss")]
    [InlineData("no id", "invalid_client", "jti")]
    [InlineData("too large", "invalid_client", "signed JWT")]
    [InlineData("of another type", "invalid_client", "")]
    [InlineData("no proof", "invalid_client", "private_key_jwt")]
    [InlineData("a secret", "invalid_client", "private_key_jwt")]
    public async Task Push_WithAProofThatIsNotGood_IsRefusedAndNobodyIsRegistered(string fault, string error, string told)
    {
        var push = Push.Spoilt(fault, Host, Partner);
        var fields = push.Fields();
        if (fault is "no proof" or "a secret") fields = fields.Where(field => !field.Key.StartsWith("client_assertion", StringComparison.Ordinal)).ToDictionary();
        if (fault == "a secret") fields["client_secret"] = "guessed";

        Refused(await Host.PostAsync("/connect/par", fields), error, told);
        Assert.Equal(fault == "of another type", await Host.ClientAsync(Partner.Client) is not null);
        // Of those that are wrong by themselves nobody is asked.
        if (fault is not ("wrong key" or "other kid" or "of another type")) Assert.Equal(0, Partner.Asked);
    }

    [Fact]
    public async Task Proof_ShownTwice_IsRefusedTheSecondTime()
    {
        var fields = new Push(Host, Partner).Fields();

        Assert.Equal(HttpStatusCode.Created, (await Host.PostAsync("/connect/par", fields)).Status);
        Refused(await Host.PostAsync("/connect/par", fields), "invalid_client", "used before");

        // Nor at another endpoint.
        var token = TokenRequest();
        token["client_assertion"] = fields["client_assertion"];
        Refused(await Host.PostAsync("/connect/token", token), "invalid_client", "used before");
        Refused(await Host.PostAsync("/connect/token", TokenRequest()), "invalid_grant", "");
    }

    [Fact]
    public async Task Proof_ShownToAnotherHostOfTheDirectory_IsRefusedThereToo()
    {
        await using var second = await SignInHost.StartAsync(beside: Host);
        await Partner.JoinAsync(second);
        var fields = new Push(Host, Partner).Fields();

        Assert.Equal(HttpStatusCode.Created, (await Host.PostAsync("/connect/par", fields)).Status);
        Refused(await second.PostAsync("/connect/par", fields), "invalid_client", "used before");
        // The client is the same one there: what one host registered the other knows.
        Assert.NotNull(await second.ClientAsync(Partner.Client));
        Assert.Equal(HttpStatusCode.Created, (await second.PostAsync("/connect/par", new Push(Host, Partner).Fields())).Status);
    }

    // A chain that is older on another host says nothing over what this one knows.
    [Fact]
    public async Task Push_WithAnOlderChainOnAnotherHost_TakesNothingBack()
    {
        Partner.Lifetime = TimeSpan.FromHours(18);
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        await using var second = await SignInHost.StartAsync(beside: Host);
        await Partner.JoinAsync(second);
        (Partner.Lifetime, Partner.Metadata["redirect_uris"]) = (TimeSpan.FromHours(20), new JsonArray("https://rp.example/new"));
        var there = await second.PostAsync("/connect/par", new Push(Host, Partner) { Redirect = "https://rp.example/new" }.Fields());
        Assert.True(there.Status == HttpStatusCode.Created, there.Body);

        var here = await new Push(Host, Partner) { Redirect = "https://rp.example/new" }.SendAsync();
        Assert.True(here.Status == HttpStatusCode.Created, here.Body);
        Assert.Equal([new Uri("https://rp.example/new")], (await Host.ClientAsync(Partner.Client))!.RedirectUris); // It was just taken.
    }

    [Theory]
    [InlineData("https://rp.example/logout")]
    [InlineData("http://127.0.0.1:8080/logout")]
    public async Task Push_ByAClientThatWantsToBeToldOfEndedSessions_IsToldThere(string address)
    {
        Partner.Metadata["backchannel_logout_uri"] = address;
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Equal(address, (await Host.ClientAsync(Partner.Client))!.Properties["backchannel_logout_uri"].GetString()); // It was just taken.

        Partner.Metadata.Remove("backchannel_logout_uri");
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.False((await Host.ClientAsync(Partner.Client))!.Properties.ContainsKey("backchannel_logout_uri")); // As above.
    }

    [Fact]
    public async Task Push_ForARedirectAddressThatIsNotItsOwn_IsRefused()
    {
        Refused(await new Push(Host, Partner) { Redirect = "https://evil.example/callback" }.SendAsync(), "invalid_request", "redirect_uri");
        Refused(await new Push(Host, Partner) { Redirect = Partner.Redirect + "/more" }.SendAsync(), "invalid_request", "redirect_uri");
    }

    [Theory]
    [InlineData("passes")]
    [InlineData("operate")]
    public async Task Push_ForAScopeThatItsMetadataDoesNotHave_IsRefused(string scope) =>
        Refused(await new Push(Host, Partner) { Scope = $"openid {scope}" }.SendAsync(), "invalid_request", "scope");

    [Theory]
    [InlineData("https://stranger.example/rp")]
    [InlineData("https://127.0.0.1/rp")]
    public async Task Push_BySomebodyForWhomNobodyVouches_IsRefusedAndNobodyAsked(string client)
    {
        string told = new Uri(client).Host == "127.0.0.1" ? "" : "No network";
        Refused(await new Push(Host, Partner) { Client = client }.SendAsync(), null, told);
        Assert.Equal(0, Partner.Asked);
    }

    [Fact]
    public async Task Push_BySomebodyOfWhomTheNetworkDoesNotKnow_IsRefused()
    {
        Partner.Vouches = false;

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.not-subordinate");
    }

    [Fact]
    public async Task Push_BySomebodyWhoNamesNoSuperior_IsRefused()
    {
        Partner.Hints["/rp"] = [];

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.anchor-not-reached");
    }

    [Fact]
    public async Task Push_BySomebodyWhoStandsAboveThemselves_IsRefused()
    {
        (Partner.Hints["/rp"], Partner.Hints["/other"]) = ([Partner.Network + "/other"], [Partner.Client]);

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.loop");
    }

    [Fact]
    public async Task Push_OverANetworkThatDoesNotNameTheDirectory_IsRefused()
    {
        Partner.Hints[""] = [Partner.Network + "/other"];

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.");
    }

    [Fact]
    public async Task Push_OnAChainThatIsOver_IsRefused()
    {
        (Partner.Age, Partner.Lifetime) = (TimeSpan.FromHours(3), TimeSpan.FromHours(2));

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_trust_chain", "trust.expired");
    }

    [Theory]
    [InlineData("response_types", """["token"]""", "trust.policy-unmet", "")]
    [InlineData("token_endpoint_auth_method", "\"client_secret_basic\"", "trust.policy-unmet", "")]
    [InlineData("client_registration_types", """["explicit"]""", "trust.policy-unmet", "automatic")]
    [InlineData("id_token_signed_response_alg", "\"RS256\"", "trust.policy-unmet", "ES256")]
    [InlineData("id_token_encrypted_response_alg", "\"RSA-OAEP\"", "trust.policy-unmet", "encrypted")]
    [InlineData("require_signed_request_object", "true", "trust.policy-unmet", "pushed")]
    [InlineData("redirect_uris", "[]", "trust.policy-unmet", "redirect_uris")]
    [InlineData("redirect_uris", """["http://rp.example/callback"]""", "trust.policy-unmet", "redirect_uris")]
    [InlineData("redirect_uris", """["https://rp.example/callback#x"]""", "trust.policy-unmet", "redirect_uris")]
    [InlineData("redirect_uris", """["javascript:alert(1)"]""", "trust.policy-unmet", "redirect_uris")]
    [InlineData("redirect_uris", "\"https://rp.example/callback\"", "trust.policy-unmet", "redirect_uris")]
    [InlineData("backchannel_logout_uri", "\"http://rp.example/logout\"", "trust.policy-unmet", "backchannel_logout_uri")]
    [InlineData("backchannel_logout_uri", "\"https://rp.example/logout#x\"", "trust.policy-unmet", "backchannel_logout_uri")]
    [InlineData("backchannel_logout_uri", "7", "trust.policy-unmet", "backchannel_logout_uri")]
    [InlineData("jwks", """{"keys":[]}""", "trust.bad-keys", "")]
    [InlineData("jwks", """{"keys":[{"kty":"oct","kid":"a","k":"AA"}]}""", "trust.bad-keys", "secret")]
    public async Task Push_WithMetadataThatIsNotTaken_IsRefused(string parameter, string value, string code, string told)
    {
        Partner.Metadata[parameter] = JsonNode.Parse(value);
        var answer = await new Push(Host, Partner).SendAsync();

        Refused(answer, "invalid_metadata", code);
        Assert.Contains(told, answer.Description, StringComparison.Ordinal);
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    // What the anchor's policy sets, or takes out of a set, is no longer there to be refused.
    [Theory]
    [InlineData("subject_type", "\"public\"")]
    [InlineData("scope", "\"openid operate\"")]
    [InlineData("response_types", """["code","token"]""")]
    public async Task Push_WithMetadataThatThePolicyMends_IsTakenWithWhatIsLeft(string parameter, string value)
    {
        Partner.Metadata[parameter] = JsonNode.Parse(value);

        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Refused(await new Push(Host, Partner) { Scope = "openid operate" }.SendAsync(), "invalid_request", "scope");
    }

    [Fact]
    public async Task Push_UnderPoliciesThatContradictEachOther_IsRefused()
    {
        Partner.Policy = new JsonObject { ["openid_relying_party"] = new JsonObject { ["token_endpoint_auth_method"] = new JsonObject { ["value"] = "client_secret_basic" } } };

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_metadata", "trust.policy-conflict");
    }

    [Fact]
    public async Task Push_OfATypeThatTheNetworkForbids_IsRefused()
    {
        Partner.Constraints = new JsonObject { ["allowed_entity_types"] = new JsonArray("openid_provider") };

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_metadata", "trust.type-forbidden");
    }

    [Fact]
    public async Task Push_WhereTheNetworkAsksForLess_MayOnlyDoThat()
    {
        Partner.Policy = new JsonObject { ["openid_relying_party"] = new JsonObject { ["scope"] = new JsonObject { ["value"] = "openid" }, ["redirect_uris"] = new JsonObject { ["value"] = new JsonArray("https://rp.example/only") } } };

        Refused(await new Push(Host, Partner).SendAsync(), "invalid_request", "redirect_uri");
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner) { Redirect = "https://rp.example/only" }.SendAsync()).Status);
    }

    [Fact]
    public async Task Unknown_ThatAreManyFromOneAddress_AreSoonAskedForNoMore()
    {
        Partner.Vouches = false;
        var answers = new List<SignInAnswer>();
        for (int count = 0; count < 60; count++) answers.Add(await new Push(Host, Partner) { Client = $"{Partner.Network}/made-up/{count}", From = "203.0.113.7" }.SendAsync());
        Assert.Contains(answers, answer => answer.Error == "temporarily_unavailable" && answer.Description.StartsWith("Too many", StringComparison.Ordinal));

        // Others are not kept out by it.
        Partner.Vouches = true;
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner) { From = "203.0.113.8" }.SendAsync()).Status);
    }
}
