using System.Net;
using AngleSharp.Html.Parser;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Operating;

/// <summary>What operators have done by forms. The token of a session's form is tried with a real session in the browser's tests; here an operator's own token shows who sends it.</summary>
public sealed class ActingPageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task AddNetwork_AsItShouldBe_IsDoneAndLeadsOn()
    {
        using var answer = await SendAsync("/fr/exploiter/agir", ("do", "add-network"), ("id", "new"), ("name", "Neuf"), ("adapter", "tiers-lieux"), ("config", """{"source":"https://example.org/a.csv"}"""), ("hosts", "a.example, b.example"), ("schedule", "15 4 * * *"));

        Assert.Equal((HttpStatusCode.SeeOther, "/fr/exploiter/agir?told=add-network#told"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var page = await Host.PageAsync("/fr/exploiter/agir?told=add-network", As(Operator));
        Assert.Equal("Le réseau a été ajouté.", page.QuerySelector("main > [role=status]")!.Shown());
    }

    [Fact]
    public async Task AddNetwork_WithMistakes_IsRefusedAtEachFieldWithWhatWasTyped()
    {
        using var answer = await SendAsync("/en/operate/act", ("do", "add-network"), ("id", "Not A Key"), ("name", "<b>New</b>"), ("adapter", "tiers-lieux"), ("config", "{"), ("schedule", "often"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.NotNull(page.QuerySelector("#add-network[open] [role=alert]"));
        Assert.Equal(["add-network-id", "add-network-config", "add-network-schedule"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id!));
        var key = page.QuerySelector("#add-network-id")!;
        Assert.Equal("Not A Key", key.GetAttribute("value"));
        Assert.Contains("network.bad-id", page.QuerySelector("#add-network-id-wrong")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("add-network-id-wrong", key.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("<b>New</b>", page.QuerySelector("#add-network-name")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main b"));
    }

    [Fact]
    public async Task AddNetwork_ThatIsThere_IsRefusedAtItsKey()
    {
        using var first = await SendAsync("/en/operate/act", ("do", "add-network"), ("id", "a"), ("name", "One"), ("adapter", "tiers-lieux"), ("config", """{"source":"https://example.org/a.csv"}"""));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);

        using var answer = await SendAsync("/en/operate/act", ("do", "add-network"), ("id", "a"), ("name", "Another"), ("adapter", "tiers-lieux"), ("config", """{"source":"https://example.org/b.csv"}"""));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("network.exists", page.QuerySelector("#add-network-id-wrong")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Act_WhereThereIsNoSignIn_IsRefusedWithWhatToDo()
    {
        await Host.Seed.AddAsync(Seed.Network("a"));

        using var answer = await SendAsync("/en/operate/act", ("do", "invite"), ("network", "a"), ("role", "CENTRE_STAFF"), ("email", "someone@person.example"));

        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEqual("", page.QuerySelector("#invite [role=alert]")!.Shown());
        Assert.True(answer.Headers.CacheControl?.NoStore, "an address that was typed is kept nowhere");
    }

    [Theory]
    [InlineData("")]
    [InlineData("erase-everything")]
    public async Task Act_ThatThereIsNot_IsABadRequest(string act)
    {
        using var answer = await SendAsync("/en/operate/act", ("do", act));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Act_OfAnybodyElse_IsNotDone()
    {
        using var nobody = await SendAsAsync(null, "/en/operate/act", ("do", "renew-push-key"), ("network", "a"));
        using var manager = await SendAsAsync(Host.Callers.Add(Role.NetworkManager, "a"), "/en/operate/act", ("do", "add-network"), ("id", "b"), ("name", "B"), ("adapter", "tiers-lieux"), ("config", """{"source":"https://example.org/a.csv"}"""));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, manager.StatusCode));
        Assert.Null(await Host.Grains.Network(NetworkId.Parse("b")).GetDefinition());
    }

    private string Operator => field ??= Host.Callers.Add(Role.Operator);

    private Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields) => SendAsAsync(Operator, path, fields);

    private async Task<HttpResponseMessage> SendAsAsync(string? token, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");
}
