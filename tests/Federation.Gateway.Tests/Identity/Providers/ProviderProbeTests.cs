using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Identity.Providers;

public sealed class ProviderProbeTests : IAsyncLifetime
{
    private const string WellKnown = "/.well-known/openid-configuration";

    private FakeProvider? _provider;

    private FakeProvider Provider => _provider ?? throw new InvalidOperationException("The provider has not started.");

    public async ValueTask InitializeAsync() => _provider = await FakeProvider.StartAsync();

    public ValueTask DisposeAsync() => Provider.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(WellKnown)]
    public async Task Try_AGoodProvider_GivesTheIssuerInItsOwnWords(string behind)
    {
        Provider.Discovery["issuer"] = Provider.Issuer + "/";

        var (issuer, refusal) = await TryAsync(terms => terms with { Address = Provider.Issuer + behind });

        Assert.Null(refusal);
        Assert.Equal(Provider.Issuer + "/", issuer);
    }

    [Fact]
    public async Task Try_AProviderThatTakesNoBasicAuthentication_SendsTheSecretInTheForm()
    {
        Provider.Discovery["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post");

        Assert.Null((await TryAsync()).Refusal);
    }

    [Theory]
    [InlineData("issuer", "https://evil.example", "provider.issuer")]
    [InlineData("issuer", null, "provider.issuer")]
    [InlineData("authorization_endpoint", "http://id.example/authorize", "provider.capability")]
    [InlineData("token_endpoint", "/token", "provider.capability")]
    [InlineData("token_endpoint", "file:///etc/passwd", "provider.capability")]
    [InlineData("jwks_uri", null, "provider.capability")]
    [InlineData("response_types_supported", "id_token", "provider.capability")]
    [InlineData("code_challenge_methods_supported", "plain", "provider.capability")]
    [InlineData("code_challenge_methods_supported", null, "provider.capability")]
    public async Task Try_ADocumentThatLacksSomething_IsRefusedByName(string member, string? value, string code)
    {
        if (value is null) Provider.Discovery.Remove(member);
        else Provider.Discovery[member] = member.EndsWith("supported", StringComparison.Ordinal) ? new JsonArray(value) : value;

        Assert.Equal(code, (await TryAsync()).Refusal?.Code);
    }

    [Theory]
    [InlineData("""{ "keys": [] }""", "provider.capability")]
    [InlineData("{}", "provider.capability")]
    [InlineData("[]", "provider.discovery")]
    [InlineData("no JSON", "provider.discovery")]
    public async Task Try_AProviderWithoutKeys_IsRefused(string keys, string code)
    {
        Provider.Keys = keys;

        Assert.Equal(code, (await TryAsync()).Refusal?.Code);
    }

    [Theory]
    [InlineData("directory", "wrong")]
    [InlineData("stranger", FakeProvider.Secret)]
    [InlineData("directory", null)]
    public async Task Try_AClientThatItDoesNotKnow_IsRefused(string client, string? secret)
    {
        var (_, refusal) = await TryAsync(terms => terms with { ClientId = client, ClientSecret = secret });

        Assert.Equal("provider.client", refusal?.Code);
        if (secret is not null) Assert.DoesNotContain(secret, refusal?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://id.example")]
    [InlineData("id.example")]
    [InlineData("https://user@id.example")]
    [InlineData("https://id.example/?tenant=1")]
    [InlineData("https://id.example/#fragment")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Try_AnAddressThatIsNone_AsksNobody(string address) => Assert.Equal("provider.setting", (await TryAsync(terms => terms with { Address = address })).Refusal?.Code);

    [Fact]
    public async Task Try_ThisMachineForAnybodyButItsOperator_AsksNobody()
    {
        Assert.Equal("provider.discovery", (await TryAsync(terms => terms with { IsOperatorTrusted = false })).Refusal?.Code);

        Assert.Empty(Provider.Asked);
    }

    [Fact]
    public async Task Try_ADocumentWithoutEnd_IsGivenUp()
    {
        // It goes on for as long as it is read.
        Provider.Instead[WellKnown] = async http =>
        {
            byte[] more = new byte[64 * 1024];
            Array.Fill(more, (byte)' ');
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(more, http.RequestAborted);
        };

        Assert.Equal("provider.discovery", (await TryAsync()).Refusal?.Code);
    }

    [Theory]
    [InlineData(WellKnown)]
    [InlineData("/keys")]
    public async Task Try_ARedirect_IsNotFollowed(string path)
    {
        Provider.Instead[path] = http =>
        {
            http.Response.Redirect($"{Provider.Issuer}/elsewhere");
            return Task.CompletedTask;
        };

        Assert.Equal("provider.discovery", (await TryAsync()).Refusal?.Code);
        Assert.DoesNotContain("/elsewhere", Provider.Asked);
    }

    [Fact]
    public async Task Try_ATokenEndpointThatSendsOnward_DoesNotHandTheSecretOn()
    {
        Provider.Instead["/token"] = http =>
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = $"{Provider.Issuer}/elsewhere";
            return Task.CompletedTask;
        };

        Assert.NotNull((await TryAsync()).Refusal);
        Assert.DoesNotContain("/elsewhere", Provider.Asked);
    }

    [Fact]
    public async Task Try_WhatAStrangerWrites_ComesIntoNoMessageUncut()
    {
        Provider.Instead["/token"] = http => http.Response.WriteAsync(new JsonObject { ["error"] = $"\u001b[31m{new string('x', 5000)}" }.ToJsonString());

        var (_, refusal) = await TryAsync();

        Assert.Equal("provider.client", refusal?.Code);
        Assert.InRange(refusal?.Message.Length ?? 0, 1, 400);
        Assert.DoesNotContain('\u001b', refusal?.Message ?? "");
    }

    private Task<(string? Issuer, ProviderRefusal? Refusal)> TryAsync(Func<ProviderTerms, ProviderTerms>? change = null)
    {
        var terms = new ProviderTerms { Network = "actipole21", Address = Provider.Issuer, ClientId = FakeProvider.Client, ClientSecret = FakeProvider.Secret, IsOperatorTrusted = true };
        return ProviderProbe.TryAsync(change?.Invoke(terms) ?? terms, new Uri("https://directory.example/sign-in/callback/actipole21"), TestContext.Current.CancellationToken);
    }
}
