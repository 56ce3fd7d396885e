using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Gateway.GraphQL.Http.Trusted;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Http;

public sealed class TrustedDocumentTests : IDisposable
{
    private const string Named = "query Names($first: Int!) { centres(first: $first) { totalCount } }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Document_ByAnyOfItsIds_IsAnswered()
    {
        await using var host = await StartAsync(("names", Named));

        foreach (string id in (string[])["names", Hash(Named), $"sha256:{Hash(Named)}"])
        {
            Assert.Equal(0, Total(await PostAsync(host, new { documentId = id, variables = new { first = 1 } })));
            using var get = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId={id}&variables=%7B%22first%22%3A1%7D");
            Assert.Equal(0, Total(await host.SendAsync(get)));
        }

        Assert.Equal(0, Total(await PostAsync(host, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Named) } }, variables = new { first = 1 } })));
    }

    [Fact]
    public async Task Document_OverEventsAndASocket_IsAnswered()
    {
        await using var host = await StartAsync(("changes", "subscription { centreChanged(after: \"f\") { centre { name } } }"));
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();
        using var events = await EventReader.OpenAsync(host, new HttpRequestMessage(HttpMethod.Get, "/graphql?documentId=changes"));
        await socket.SendAsync(new { id = "a", type = "subscribe", payload = new { documentId = "changes" } });

        await host.Seed.OpenAsync("cote-dor", "7", new() { Name = "Le Lieu" });

        Assert.Contains("Le Lieu", (await socket.NextAsync()).ToString(), StringComparison.Ordinal);
        Assert.Equal(":", (await events.NextAsync())?.Kind);
        Assert.Contains("Le Lieu", (await events.NextAsync())?.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_ThatIsUnknown_IsRefusedOverEveryTransport()
    {
        await using var host = await StartAsync(("names", Named));
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        foreach (string accept in (string[])["application/graphql-response+json", "application/json", "text/event-stream"])
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { documentId = "nothing" }) };
            post.Headers.Accept.ParseAdd(accept);
            using var get = new HttpRequestMessage(HttpMethod.Get, $"/graphql?documentId=sha256:{new string('0', 64)}");
            get.Headers.Accept.ParseAdd(accept);
            foreach (var answer in (Answer[])[await host.SendAsync(post), await host.SendAsync(get)]) Assert.Equal((400, "DOCUMENT_UNKNOWN", false), (answer.Status, answer.Code, answer.HasData));
        }

        Assert.Equal("DOCUMENT_UNKNOWN", (await PostAsync(host, new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash("{ __typename }") } } })).Code);
        await socket.SendAsync(new { id = "a", type = "subscribe", payload = new { documentId = "nothing" } });
        Assert.Contains("DOCUMENT_UNKNOWN", (await socket.NextAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_AskedAgain_StillChecksItsVariablesAndItsMethod()
    {
        await using var host = await StartAsync(("names", Named), ("start", "mutation { startRun(network: \"a\") { __typename } }"));

        Assert.Equal("BAD_INPUT", (await PostAsync(host, new { documentId = "names" })).Code);
        Assert.Equal("BAD_INPUT", (await PostAsync(host, new { documentId = "names", variables = new { first = "one" } })).Code);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/graphql?documentId=start");
        Assert.Equal((405, "METHOD_NOT_ALLOWED"), (await host.SendAsync(get)) is var answer ? (answer.Status, answer.Code) : default);
    }

    [Fact]
    public async Task Request_WithATextAndAnId_IsRefused()
    {
        await using var host = await StartAsync(("names", Named));

        Assert.Equal((400, "BAD_REQUEST"), (await PostAsync(host, new { documentId = "names", query = "{ __typename }" })) is var answer ? (answer.Status, answer.Code) : default);
    }

    [Fact]
    public async Task Document_LargerThanStrangersMaySend_IsTakenByItsIdAlone()
    {
        string large = $"{{ {string.Concat(Enumerable.Range(0, 50).Select(i => $"a{i}: __typename "))} }}";
        await using var host = await StartAsync(("large", large));

        Assert.False((await PostAsync(host, new { documentId = "large" })).HasErrors);
        Assert.Equal("LIMIT_ALIASES", (await host.AskAsync(large)).Code);
    }

    [Fact]
    public async Task Text_WhereOnlyTrustedDocumentsAreTaken_IsForThoseWhoSignedIn()
    {
        Write("a.json", new() { ["names"] = "{ __typename }" });
        await using var host = await GatewayHost.StartAsync(options => (options.TrustedDocuments, options.TrustedDocumentsOnly) = (_folder.FullName, true));
        await using var socket = await host.ConnectAsync();
        await socket.InitAsync();

        Assert.Equal((400, "DOCUMENT_UNKNOWN"), (await host.AskAsync("{ directory { id } }")) is var answer ? (answer.Status, answer.Code) : default);
        await socket.SubscribeAsync("a", "{ directory { id } }");
        Assert.Contains("DOCUMENT_UNKNOWN", (await socket.NextAsync()).ToString(), StringComparison.Ordinal);
        Assert.False((await host.AskAsync("{ __typename }")).HasErrors);
        Assert.False((await PostAsync(host, new { documentId = "names" })).HasErrors);
        Assert.False((await host.AskAsync("{ directory { id } }", token: host.Token)).HasErrors);
    }

    [Fact]
    public async Task Folder_OfSeveralForms_IsReadWhole()
    {
        Write("a.json", new() { ["one"] = "{ __typename }" });
        File.WriteAllText(Path.Combine(_folder.FullName, "b.json"), """{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"two","name":"Two","type":"query","body":"query Two { centres { totalCount } }"}]}""");
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.txt"), "not ours");
        await using var host = await GatewayHost.StartAsync(options => options.TrustedDocuments = _folder.FullName);

        Assert.Equal(2, host.Services.GetRequiredService<TrustedDocuments>().Count);
        Assert.False((await PostAsync(host, new { documentId = "two" })).HasErrors);
    }

    [Theory]
    [InlineData("""{"broken":"{ centres { totalCount }"}""", "documents.document", "line 1")]
    [InlineData("""{"broken":"query A($a: Int!) {\n  centers(first: $a) { totalCount }\n}"}""", "documents.document", "line 2, column 3")]
    [InlineData("""{"broken":"{ ...A } fragment A on Query { ...A }"}""", "documents.document", "spreads itself")]
    [InlineData("""{"broken":"fragment A on Query { __typename }"}""", "documents.document", "no operation")]
    [InlineData("""{"broken":"{ centre(id: \"\u0000\") { id } }"}""", "documents.document", "U+0000")]
    [InlineData("""{"sha256:00":"{ __typename }"}""", "documents.document", "sha256:")]
    [InlineData("""{"a b":"{ __typename }"}""", "documents.document", "A-Z")]
    [InlineData("""{"broken":1}""", "documents.file", "broken")]
    [InlineData("""{"a":"{ __typename }","a":"{ __typename }"}""", "documents.file", "")]
    [InlineData("""{"a":""", "documents.file", "line 1")]
    [InlineData("[]", "documents.file", "object")]
    [InlineData("""{"format":"apollo-persisted-query-manifest"}""", "documents.file", "operations")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","operations":[{"id":"a"}]}""", "documents.file", "operations[0]")]
    public async Task Start_WithADocumentThatCannotBeServed_IsRefusedWithItsNameAndPlace(string content, string code, string says)
    {
        string file = Path.Combine(_folder.FullName, "documents.json");
        File.WriteAllText(file, content);

        var refused = await Assert.ThrowsAsync<TrustedDocumentException>(() => GatewayHost.StartAsync(options => options.TrustedDocuments = file));

        Assert.Equal(code, refused.Code);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        if (code == TrustedDocumentCodes.Document) Assert.Contains(JsonDocument.Parse(content).RootElement.EnumerateObject().First().Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithOneIdForTwoTexts_IsRefused()
    {
        Write("a.json", new() { ["one"] = "{ __typename }" });
        Write("b.json", new() { ["one"] = "{ a: __typename }" });

        var refused = await Assert.ThrowsAsync<TrustedDocumentException>(() => GatewayHost.StartAsync(options => options.TrustedDocuments = _folder.FullName));

        Assert.Contains("b.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFileThatIsNotThere_IsRefused() =>
        Assert.Equal("documents.file", (await Assert.ThrowsAsync<TrustedDocumentException>(() => GatewayHost.StartAsync(options => options.TrustedDocuments = Path.Combine(_folder.FullName, "no.json")))).Code);

    private async Task<GatewayHost> StartAsync(params (string Id, string Text)[] documents)
    {
        Write("documents.json", documents.ToDictionary(document => document.Id, document => document.Text));
        return await GatewayHost.StartAsync(options => options.TrustedDocuments = Path.Combine(_folder.FullName, "documents.json"));
    }

    private void Write(string name, Dictionary<string, string> documents) => File.WriteAllText(Path.Combine(_folder.FullName, name), JsonSerializer.Serialize(documents));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static int Total(Answer answer) => answer.Data.GetProperty("centres").GetProperty("totalCount").GetInt32();

    private static async Task<Answer> PostAsync(GatewayHost host, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        return await host.SendAsync(request);
    }
}
