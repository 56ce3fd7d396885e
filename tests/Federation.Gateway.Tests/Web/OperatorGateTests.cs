using System.Net;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Web.Operating;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Web;

/// <summary>What others' code serves comes to operators, as far as it was named, and to nobody else.</summary>
public sealed class OperatorGateTests : IAsyncLifetime
{
    private const string Policy = "default-src 'none'";

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync(open: app =>
        app.MapForOperators("/behind", new HashSet<string>(StringComparer.Ordinal) { "", "shown" }, Policy, http => http.Response.WriteAsync($"served {http.Request.Path}")));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Theory]
    [InlineData("/behind", 200)]
    [InlineData("/behind/", 200)]
    [InlineData("/behind/shown", 200)]
    [InlineData("/behind/shown/below?x=y", 200)]
    [InlineData("/behind/hidden", 404)]
    [InlineData("/behind/SHOWN", 404)]
    [InlineData("/behind//hidden", 404)]
    [InlineData("/behind//shown", 404)]
    [InlineData("/behind/shown%2F..%2Fhidden", 404)]
    public async Task Part_AskedByAnOperator_IsServedWhereItWasNamed(string path, int status)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, Host.Callers.Add(Role.Operator));

        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, status == 200), ((int)answer.StatusCode, body.StartsWith("served", StringComparison.Ordinal)));
        Assert.Equal([Policy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/behind/")]
    [InlineData("/behind/shown")]
    [InlineData("/behind/hidden")]
    public async Task Part_AskedByAnybodyElse_IsRefused(string path)
    {
        foreach (var role in (Role[])[Role.Member, Role.CentreStaff, Role.NetworkManager, Role.Assessor])
        {
            using var other = await SendAsync(HttpMethod.Get, path, Host.Callers.Add(role, "a"));
            Assert.Equal((HttpStatusCode.Forbidden, ""), (other.StatusCode, await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        // A token of an operator that is for something else.
        using var narrow = await SendAsync(HttpMethod.Get, path, Host.Callers.Add(Role.Operator, null, TokenScopes.Admission));
        Assert.Equal(HttpStatusCode.Forbidden, narrow.StatusCode);
        using var nobody = await SendAsync(HttpMethod.Get, path, null);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var browser = await SendAsync(HttpMethod.Get, path, null, "text/html,*/*");
        Assert.Equal((HttpStatusCode.Found, "/sign-in?return=%2Fbehind%2F"), (browser.StatusCode, browser.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Method_ThatIsNotGet_ComesToNobody(string method)
    {
        using var answer = await SendAsync(new HttpMethod(method), "/behind/shown", Host.Callers.Add(Role.Operator));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
