using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Tests.Identity.Passes;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A relying party that nobody registered pushes a request: taken by its chain, or refused with an error and sent nowhere.</summary>
public sealed class AutomaticRegistrationTests : IAsyncLifetime
{
    private SignInHost? _host;
    private PartnerNetwork? _partner;

    private SignInHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private PartnerNetwork Partner => _partner ?? throw new InvalidOperationException("It was not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await SignInHost.StartAsync();
        _partner = await PartnerNetwork.StartAsync(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Partner.DisposeAsync();
        await Host.DisposeAsync();
    }

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
        var push = Spoilt(fault);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_WhoseNetworkWasRemoved_GoesAtOnceWithItsTokens(bool isItself)
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Null((await Host.Office.DenyAsync(isItself ? Partner.Client : Partner.Network, isDenied: true, "operator", Cancellation)).Code);

        Assert.Null(await Host.ClientAsync(Partner.Client));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", isItself ? "trust.denied" : "No network");
    }

    [Fact]
    public async Task Client_OfANetworkThatSpeaksNoLongerForItself_Goes()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Assert.Null((await Host.Office.RemoveAsync(NetworkId.Parse("ruche"), "operator", Cancellation)).Code);

        Assert.Null(await Host.ClientAsync(Partner.Client));
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_client", "No network");
    }

    // Another host has written who was removed: this one finds it at the client's next request.
    [Fact]
    public async Task Client_RemovedByAnotherHost_IsRefusedAndGoesAtItsNextRequest()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var register = Host.Host.Services.GetRequiredService<Federation.Cluster.Federating.EntityRegister>();
        await register.DenyAsync(Partner.Client, isDenied: true, Host.Anchor, "operator", Cancellation);

        Refused(await Host.PostAsync("/connect/token", TokenRequest()), "invalid_client", "trust.denied");
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    [Fact]
    public async Task Client_WhoseChainIsOver_IsOnlyOneWhereItHasAnother()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);

        Host.Host.Clock.Advance(TimeSpan.FromHours(25));
        Partner.Vouches = false;
        Refused(await Host.PostAsync("/connect/token", TokenRequest()), "invalid_trust_chain", "trust.not-subordinate");
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

    [Fact]
    public async Task Client_ThatChangedItsMetadata_IsKnownByTheNewOneWithTheNextChain()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        Partner.Metadata["redirect_uris"] = new JsonArray("https://rp.example/new");
        Host.Host.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner) { Redirect = "https://rp.example/new" }.SendAsync()).Status);
        Refused(await new Push(Host, Partner).SendAsync(), "invalid_request", "redirect_uri");
    }

    [Fact]
    public async Task Client_NobodyAskedForInTwoWeeksAfterItsChain_IsSweptAway()
    {
        Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
        var sweep = Host.Host.Services.GetRequiredService<ClientSweep>();
        Host.Host.Clock.Advance(TimeSpan.FromDays(14));
        await sweep.TryAsync(Cancellation);
        Assert.NotNull(await Host.ClientAsync(Partner.Client));

        Host.Host.Clock.Advance(TimeSpan.FromDays(2));
        await sweep.TryAsync(Cancellation);
        Assert.Null(await Host.ClientAsync(Partner.Client));
    }

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

    [Fact]
    public async Task Clients_OfOneNetwork_AreAHundredAtMost()
    {
        for (int count = 0; count < FederatedClients.MostOfANetwork; count++)
        {
            var answer = await new Push(Host, Partner) { Client = $"{Partner.Network}/rp/{count}", From = $"203.0.113.{count}" }.SendAsync();
            Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        }

        Refused(await new Push(Host, Partner).SendAsync(), "temporarily_unavailable", "no room");
    }

    // What OpenIddict does: an unknown client, or one that did not push, is told so on a page of ours.
    [Fact]
    public async Task Authorize_WithoutAPushedRequest_IsAPageAndSendsTheBrowserNowhere()
    {
        string path = $"/connect/authorize?client_id={Uri.EscapeDataString(Partner.Client)}&redirect_uri={Uri.EscapeDataString(Partner.Redirect)}&response_type=code&scope=openid&code_challenge={new string('c', 43)}&code_challenge_method=S256";
        foreach (bool isKnown in new[] { false, true })
        {
            if (isKnown) Assert.Equal(HttpStatusCode.Created, (await new Push(Host, Partner).SendAsync()).Status);
            var answer = await Host.GetAsync(path);

            Assert.Equal((HttpStatusCode.BadRequest, null), (answer.Status, answer.Location));
            Assert.Contains("<html", answer.Body, StringComparison.Ordinal);
        }

        Assert.True(Partner.Asked > 0);
    }

    [Fact]
    public async Task Authorize_ByAClientThatWasRemovedMeanwhile_IsAPageAndSendsTheBrowserNowhere()
    {
        var pushed = await new Push(Host, Partner).SendAsync();
        string request = pushed.Json["request_uri"]!.GetValue<string>(); // It was taken.
        string path = $"/connect/authorize?client_id={Uri.EscapeDataString(Partner.Client)}&request_uri={Uri.EscapeDataString(request)}";
        Assert.Equal(HttpStatusCode.Redirect, (await Host.GetAsync(path)).Status);
        var register = Host.Host.Services.GetRequiredService<Federation.Cluster.Federating.EntityRegister>();
        await register.DenyAsync(Partner.Network, isDenied: true, Host.Anchor, "operator", Cancellation);

        var answer = await Host.GetAsync(path);
        Assert.Null(answer.Location);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, answer.Body);
    }

    [Fact]
    public async Task Registration_IsSaidInDiscoveryAndInTheConfiguration()
    {
        var discovery = (await Host.GetAsync("/.well-known/openid-configuration")).Json;
        using var response = await Host.Host.Http.GetAsync(new Uri("/.well-known/openid-federation", UriKind.Relative), Cancellation);
        string statement = await response.Content.ReadAsStringAsync(Cancellation);
        var said = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(statement.Split('.')[1]))!["metadata"]!["openid_provider"]!; // It is one.

        foreach (var metadata in new[] { discovery, said })
        {
            Assert.Equal("""["automatic"]""", metadata["client_registration_types_supported"]?.ToJsonString());
            Assert.Equal("""{"pushed_authorization_request_endpoint":["private_key_jwt"]}""", metadata["request_authentication_methods_supported"]?.ToJsonString());
            Assert.Equal("""["ES256","RS256"]""", metadata["request_authentication_signing_alg_values_supported"]?.ToJsonString());
        }
    }

    private Dictionary<string, string> TokenRequest()
    {
        var proof = new Push(Host, Partner).Fields();
        return new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "any",
            ["client_id"] = Partner.Client,
            ["client_assertion_type"] = proof["client_assertion_type"],
            ["client_assertion"] = proof["client_assertion"],
        };
    }

    private Push Spoilt(string fault)
    {
        long now = Host.Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var push = new Push(Host, Partner);
        switch (fault)
        {
            case "wrong key":
                var (stranger, known) = (Push.Stranger(), Partner.Key.KeyId);
                (push.Signer, push.Assertion) = (stranger, assertion => Push.WithHeader(assertion, $$"""{"alg":"ES256","kid":"{{known}}","typ":"JWT"}"""));
                break;
            case "no kid": push.Assertion = assertion => Push.WithHeader(assertion, """{"alg":"ES256","typ":"JWT"}"""); break;
            case "other kid": push.Assertion = assertion => Push.WithHeader(assertion, """{"alg":"ES256","kid":"other","typ":"JWT"}"""); break;
            case "none": push.Assertion = assertion => Push.WithHeader(assertion, """{"alg":"none","kid":"x","typ":"JWT"}"""); break;
            case "crit": push.Assertion = assertion => Push.WithHeader(assertion, """{"alg":"ES256","kid":"x","crit":["b64"]}"""); break;
            case "expired": push.Claims = claims => claims["exp"] = now - 1; break;
            case "no end": push.Claims = claims => claims.Remove("exp"); break;
            case "too long": push.Claims = claims => claims["exp"] = now + 3_601; break;
            case "to come": push.Claims = claims => claims["iat"] = now + 120; break;
            case "other audience": push.Claims = claims => claims["aud"] = "https://evil.example/"; break;
            case "two audiences": push.Claims = claims => claims["aud"] = new JsonArray(SignInHost.Issuer, "https://evil.example/"); break;
            case "other issuer": push.Claims = claims => claims["iss"] = Partner.Network; break;
            case "no id": push.Claims = claims => claims.Remove("jti"); break;
            case "too large": push.Claims = claims => claims["more"] = new string('x', 8_000); break;
            case "of another type": push.Assertion = assertion => Partner.Key.Sign("at+jwt", new JsonObject { ["iss"] = Partner.Client, ["sub"] = Partner.Client, ["aud"] = SignInHost.Issuer, ["jti"] = "t", ["iat"] = now, ["exp"] = now + 60 }); break;
        }

        return push;
    }

    /// <summary>An error for the client, and nothing for a browser.</summary>
    /// <param name="error">Null for any.</param>
    private static void Refused(SignInAnswer answer, string? error, string told)
    {
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{answer.Status}: {answer.Body}");
        Assert.Null(answer.Location);
        Assert.NotNull(answer.Error);
        if (error is not null) Assert.True(answer.Error == error, answer.Body);
        Assert.Contains(told, answer.Description, StringComparison.Ordinal);
        Assert.Null(answer.Json["request_uri"]);
    }
}
