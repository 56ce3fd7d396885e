using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>What a browser brings of a relying party, and what the directory says of how relying parties become clients.</summary>
public sealed class UnpushedRequestTests : PartnerSignIn
{
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
}
