using System.Net;
using System.Net.Http.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>What the session's cookie is worth at the API: nothing, unless a page of the directory itself asks.</summary>
public sealed class SessionTests
{
    private const string Question = "{ matchReviews { totalCount } }";

    [Fact]
    public async Task Cookie_WithoutThePreflightHeader_ShowsNobody()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: "https://directory.example");
        using var browser = new FormBrowser(host.Url, "198.51.100.1");
        var invited = (await Command.RunAsync("account", "invite", "operator@person.example", "--role", "Operator", "--public-url", "https://directory.example", "--data", folder.Data)).Expect(0);
        string link = new Uri(invited.Output.Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync(link, "/account/enrol", ("code", link.Split('=')[1]), ("password", "orchid lantern gravel tunic")));
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "operator@person.example"), ("password", "orchid lantern gravel tunic")));

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            Assert.Contains("UNAUTHENTICATED", await AskAsync(browser, method, own: false), StringComparison.Ordinal);
            Assert.Contains("\"data\":{\"matchReviews\":{\"totalCount\":", await AskAsync(browser, method, own: true), StringComparison.Ordinal);
        }

        // A page of another site can have a file sent with the cookie, and not with the header.
        Assert.Equal(HttpStatusCode.Unauthorized, await SendFileAsync(browser, own: false));
        Assert.Equal(HttpStatusCode.NotFound, await SendFileAsync(browser, own: true));
        // A link to a file only reads: the browser follows it by itself.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/assessments/0198a0000000700080000000000000ff-1/files/1"))).Status);
    }

    /// <summary>To an application that is not there, which only those are told who are somebody.</summary>
    private static async Task<HttpStatusCode> SendFileAsync(FormBrowser browser, bool own)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/assessments/0198a0000000700080000000000000ff-1/files") { Content = new StringContent("A contract.") };
        if (own) request.Headers.Add("GraphQL-Preflight", "1");
        return (await browser.SendAsync(request)).Status;
    }

    private static async Task<string> AskAsync(FormBrowser browser, HttpMethod method, bool own)
    {
        var request = method == HttpMethod.Get
            ? new HttpRequestMessage(method, $"/graphql?query={Uri.EscapeDataString(Question)}")
            : new HttpRequestMessage(method, "/graphql") { Content = JsonContent.Create(new { query = Question }) };
        if (own) request.Headers.Add("GraphQL-Preflight", "1");
        return (await browser.SendAsync(request)).Text;
    }
}
