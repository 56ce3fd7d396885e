using System.Net;
using System.Text;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>Forms of the directory's pages: a page of another site can have one sent with the session's cookie, and not with the token that the form brings.</summary>
public sealed class PageFormTests
{
    private const string PublicUrl = "https://directory.example", Password = "orchid lantern gravel tunic", Centre = "0198a0000000700080000000000000ff", Run = "0198c000000070008000000000000001";

    /// <summary>One form of each route, filled in so that nothing but who sends it is looked at first.</summary>
    private static readonly (string English, string French, (string Name, string Value)[] Fields)[] Forms =
    [
        ("assess", "evaluer", [("step", "review"), ("review", "r"), ("reason", "Looked at.")]),
        ($"assess/{Centre}-1", $"evaluer/{Centre}-1", [("step", "take")]),
        ($"centres/{Centre}", $"centres/{Centre}", [("field", "name"), ("value", "Another")]),
        ("console/networks/a", "console/reseaux/a", [("do", "start")]),
        ("console/networks/a/corrections", "console/reseaux/a/corrections", [("suggestion", Run), ("reason", "No.")]),
        ("console/networks/a/duplicates", "console/reseaux/a/doublons", [("do", "accept"), ("one", "a/1"), ("other", "a/2"), ("reason", "Same.")]),
        ("console/networks/a/hosting", "console/reseaux/a/accueil", [("do", "policy"), ("policy", "NEVER")]),
        ($"console/networks/a/hosting/{Centre}", $"console/reseaux/a/accueil/{Centre}", [("do", "block"), ("visitor", new string('A', 43))]),
        ("console/networks/a/mapping", "console/reseaux/a/correspondance", [("mapping", "id: a"), ("sample", "id;name")]),
        ("console/networks/a/members", "console/reseaux/a/membres", [("do", "remove"), ("member", new string('A', 43))]),
        ("console/networks/a/missing", "console/reseaux/a/disparues", [("do", "undo"), ("run", Run)]),
        ("console/networks/a/quarantine", "console/reseaux/a/quarantaine", []),
        ("console/networks/a/statements", "console/reseaux/a/releves", [("do", "answer"), ("statement", "2026-02/a/b"), ("centre", Centre), ("tier", "flex")]),
        ("console/networks/a/webhooks", "console/reseaux/a/webhooks", [("do", "remove"), ("webhook", "w")]),
        ("operate/act", "exploiter/agir", [("do", "deny-entity"), ("entity", "https://gone.example")]),
        ($"console/networks/a/runs/{Run}", $"console/reseaux/a/synchronisations/{Run}", []),
    ];

    [Fact]
    public async Task Form_WithoutItsToken_IsOfNobody()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data, publicUrl: PublicUrl);
        using var browser = new FormBrowser(host.Url, "198.51.100.1");
        var invited = (await Command.RunAsync("account", "invite", "operator@person.example", "--role", "Operator", "--public-url", PublicUrl, "--data", folder.Data)).Expect(0);
        string link = new Uri(invited.Output.Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync(link, "/account/enrol", ("code", link.Split('=')[1]), ("password", Password)));
        Assert.Equal(HttpStatusCode.Redirect, await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "operator@person.example"), ("password", Password)));
        var (name, token) = await browser.TokenAsync("/account");

        foreach (var (english, french, fields) in Forms)
        {
            foreach (string at in (string[])["/en/" + english, "/fr/" + french])
            {
                Assert.Equal((at, HttpStatusCode.Unauthorized), (at, await SendAsync(browser, at, fields)));
                Assert.Equal((at, HttpStatusCode.Unauthorized), (at, await SendAsync(browser, at, [.. fields, (name, token[..^3] + "AAA")])));
                // With it the same form comes further: to what it is about.
                Assert.DoesNotContain(await SendAsync(browser, at, [.. fields, (name, token)]), (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed, HttpStatusCode.InternalServerError]);
            }
        }
    }

    [Fact]
    public async Task Form_LargerThanAnyIs_IsRefusedUnread()
    {
        using var folder = new TestFolder();
        await using var host = await ServingHost.StartAsync(folder.Data);
        using var browser = new FormBrowser(host.Url, "198.51.100.1");

        foreach (var (path, _, fields) in Forms)
        {
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge), (path, await SendAsync(browser, "/en/" + path, [.. fields, ("more", new string('x', path.EndsWith("/mapping", StringComparison.Ordinal) ? 512 * 1024 : 64 * 1024))])));
        }
    }

    private static async Task<HttpStatusCode> SendAsync(FormBrowser browser, string path, (string Name, string Value)[] fields)
    {
        string form = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded") })).Status;
    }
}
