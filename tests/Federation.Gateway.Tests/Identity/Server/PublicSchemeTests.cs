using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Identity.Server;

public sealed class PublicSchemeTests
{
    [Theory]
    [InlineData("https://directory.example", "https", "directory.example")]
    [InlineData("https://directory.example:8443", "https", "directory.example:8443")]
    [InlineData("http://127.0.0.1:5080", "http", "127.0.0.1:5080")]
    public async Task Request_WithAPublicUrl_IsForThatWhateverItSays(string publicUrl, string scheme, string host)
    {
        var http = await PassAsync(new Uri(publicUrl), "/connect/token", "evil.example");

        Assert.Equal((StatusCodes.Status204NoContent, scheme, host), (http.Response.StatusCode, http.Request.Scheme, http.Request.Host.Value));
    }

    [Theory]
    [InlineData("localhost:5080", 204)]
    [InlineData("127.0.0.1", 204)]
    [InlineData("[::1]:5080", 204)]
    [InlineData("directory.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("", 421)]
    public async Task SignIn_WithoutAPublicUrl_AnswersThisMachineAlone(string host, int status)
    {
        foreach (string path in new[] { "/connect/authorize", "/.well-known/openid-configuration", "/sign-in", "/Sign-In/email", "/account/enrol" })
        {
            Assert.Equal(status, (await PassAsync(null, path, host)).Response.StatusCode);
        }
    }

    [Fact]
    public async Task AnythingElse_WithoutAPublicUrl_AnswersUnderEveryName() => Assert.Equal(204, (await PassAsync(null, "/graphql", "directory.example")).Response.StatusCode);

    private static async Task<HttpContext> PassAsync(Uri? publicUrl, string path, string host)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = "http";
        http.Request.Host = new HostString(host);
        http.Request.Path = path;
        await new PublicScheme(publicUrl).InvokeAsync(http, next =>
        {
            next.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        return http;
    }
}
