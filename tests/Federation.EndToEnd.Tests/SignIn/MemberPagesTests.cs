using System.Net;
using System.Text.RegularExpressions;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>The pages on a member's phone and at a door, as far as they go without somebody signed in.</summary>
public sealed partial class MemberPagesTests(SampleDirectory samples)
{
    private const string Nonce = "AAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Pass_OpenedByAStranger_LeadsToTheSignInAndBack()
    {
        string path = $"/member/pass?centre={await CentreAsync()}&nonce={Nonce}";

        using var answer = await GetAsync(path);

        Assert.Equal("/sign-in", answer.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Contains($"name=\"return\" value=\"{WebUtility.HtmlEncode(path)}\"", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Door_OpenedByAStranger_LeadsToTheSignIn()
    {
        using var answer = await GetAsync($"/door/{await CentreAsync()}");

        Assert.Equal("/sign-in", answer.RequestMessage?.RequestUri?.AbsolutePath);
    }

    [Fact]
    public async Task Code_OfANonce_IsAPicture()
    {
        using var answer = await GetAsync($"/door/code?centre={await CentreAsync()}&nonce={Nonce}");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<svg", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?centre=no-centre&nonce=" + Nonce)]
    [InlineData("?centre=01a22289983471f6a27b41482b8d5c53&nonce=%3Cscript%3E")]
    [InlineData("?centre=01a22289983471f6a27b41482b8d5c53&nonce=" + Nonce + "A")]
    public async Task Code_OfAnythingElse_IsNone(string query)
    {
        using var answer = await GetAsync($"/door/code{query}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("pass.js")]
    [InlineData("door.js")]
    public async Task Script_OfAPage_IsServedWithAllThatItImports(string file)
    {
        var files = new Queue<string>([file]);
        while (files.TryDequeue(out string? next))
        {
            using var answer = await GetAsync($"/assets/{next}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            foreach (Match import in Import().Matches(await TextAsync(answer))) files.Enqueue(import.Groups[1].Value);
        }
    }

    [Fact]
    public async Task Script_ThatIsNone_IsNotFound()
    {
        using var answer = await GetAsync("/assets/..%2Faccess.json");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> GetAsync(string path) => await (await samples.HostAsync()).Client.GetAsync(path);

    private async Task<string> CentreAsync()
    {
        var answer = await (await samples.HostAsync()).Client.AskAsync("{ centres(first: 1) { edges { node { key } } } }");
        return answer.GetProperty("centres").GetProperty("edges")[0].GetProperty("node").GetProperty("key").GetString() ?? "";
    }

    [GeneratedRegex("from '\\./([^']+)'")]
    private static partial Regex Import();
}
