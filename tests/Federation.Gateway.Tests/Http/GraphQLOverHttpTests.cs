using System.Net.Http.Headers;
using System.Text;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class GraphQLOverHttpTests
{
    private const string Newer = "application/graphql-response+json";

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    [InlineData(null)]
    public async Task Post_InAnotherMediaType_Is415(string? contentType)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await PostAsync(host, """{"query":"{__typename}"}"""u8.ToArray(), contentType);

        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("{ \"query\": \"{__typename}\" }", 200)]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("\"{__typename}\"", 400)]
    [InlineData("{ \"query\": ", 400)]
    [InlineData("{}", 400)]
    [InlineData("{ \"query\": 1 }", 400)]
    [InlineData("{ \"query\": \"{__typename}\", \"query\": \"{__typename}\" }", 400)]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": [] }", 400)]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": \"{}\" }", 400)]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": null, \"operationName\": null, \"extensions\": null }", 200)]
    [InlineData("{ \"query\": \"{__typename}\", \"operationName\": 1 }", 400)]
    [InlineData("{ \"query\": \"{__typename}\", \"extensions\": 1 }", 400)]
    [InlineData("[{ \"query\": \"{__typename}\" }]", 400)]
    public async Task Post_AnyBody_IsAnsweredByItsForm(string body, int status)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (string accept in (string[])[Newer, "application/json"])
        {
            var answer = await PostAsync(host, Encoding.UTF8.GetBytes(body), "application/json", accept);
            Assert.Equal(status, answer.Status);
            if (status != 200) Assert.Equal("BAD_REQUEST", answer.Code);
        }
    }

    [Theory]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": { \"a\": \"\\u0000\" } }")]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": { \"a\": [\"\\ud800\"] } }")]
    [InlineData("{ \"query\": \"{__typename}\", \"variables\": { \"\\udc00\": 1 } }")]
    [InlineData("{ \"query\": \"{__typename} #\\ud83d\" }")]
    public async Task Post_TextThatIsNoText_IsBadInput(string body)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await PostAsync(host, Encoding.UTF8.GetBytes(body), "application/json");

        Assert.Equal((400, "BAD_INPUT"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_BytesThatAreNotUtf8_AreRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await PostAsync(host, [.. "{\"query\":\"{__typename} #"u8, 0xC3, 0x28, .. "\"}"u8], "application/json");

        Assert.Equal((400, "BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_MoreThanTheLimit_Is413(bool lengthKnown)
    {
        await using var host = await GatewayHost.StartAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{__typename} #{{new string('x', 5_000_000)}}"}""");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = lengthKnown ? new ByteArrayContent(body) : new StreamContent(new Unseekable(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await host.SendAsync(request);

        Assert.Equal((413, "BODY_TOO_LARGE"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_ExactlyTheLimit_IsTaken()
    {
        await using var host = await GatewayHost.StartAsync();
        const string frame = """{"query":"{__typename} #"}""";
        var body = Encoding.UTF8.GetBytes(frame.Replace("#", "#" + new string('x', (100 * 1024) - frame.Length), StringComparison.Ordinal));

        Assert.Equal(100 * 1024, body.Length);
        Assert.Equal(200, (await PostAsync(host, body, "application/json")).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task AnotherMethod_Is405AndNamesTheRightOnes(string method)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("mutation { startRun(network: \"a\") { __typename } }", null, 405)]
    [InlineData("query A { __typename } mutation B { startRun(network: \"a\") { __typename } }", "B", 405)]
    [InlineData("query A { __typename } mutation B { startRun(network: \"a\") { __typename } }", "A", 200)]
    [InlineData("{ __typename }", null, 200)]
    [InlineData("", null, 400)]
    public async Task Get_IsForQueriesOnly(string query, string? operation, int status)
    {
        await using var host = await GatewayHost.StartAsync();
        string address = $"/graphql?query={Uri.EscapeDataString(query)}{(operation is null ? "" : $"&operationName={operation}")}";

        // Twice: the second time the document may come from the cache.
        foreach (int _ in (int[])[1, 2])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
            Assert.Equal(status, (await host.SendAsync(request)).Status);
        }

        Assert.True(host.Grains.Untouched);
    }

    [Theory]
    [InlineData("query={a}&query={b}")]
    [InlineData("query={__typename}&variables=[]")]
    [InlineData("query={__typename}&variables=null")]
    [InlineData("query={__typename}&variables={")]
    public async Task Get_MalformedParameters_AreRefused(string parameters)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + parameters);
        var answer = await host.SendAsync(request);

        // "variables=null" is a JSON null, which is as good as none.
        Assert.Equal(parameters.EndsWith("null", StringComparison.Ordinal) ? 200 : 400, answer.Status);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(Newer, Newer)]
    [InlineData("application/json, " + Newer, Newer)]
    [InlineData("application/json, " + Newer + ";q=0.5", "application/json")]
    [InlineData(Newer + "; charset=utf-8, application/json; charset=utf-8", Newer)]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData(Newer + ";q=0, */*", "application/json")]
    public async Task Accept_OneOfOurs_DecidesTheForm(string? accept, string mediaType)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await PostAsync(host, """{"query":"{__typename}"}"""u8.ToArray(), "application/json", accept);

        Assert.Equal((200, mediaType + "; charset=utf-8"), (answer.Status, answer.ContentType));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("image/*, text/*")]
    public async Task Accept_NoneOfOurs_Is406(string accept)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await PostAsync(host, """{"query":"{__typename}"}"""u8.ToArray(), "application/json", accept);

        Assert.Equal((406, "NOT_ACCEPTABLE"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("{", "SYNTAX_ERROR")]
    [InlineData("{ a\r b(c: \"", "SYNTAX_ERROR")]
    [InlineData("{ a\r b(c: \"\"\"", "SYNTAX_ERROR")]
    [InlineData("\r\r\r\r%", "SYNTAX_ERROR")]
    [InlineData("{\r\n\r a\r\n", "SYNTAX_ERROR")]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("query($a: Centre = 1) { __typename }", "VALIDATION_FAILED")]
    [InlineData("query($a: [Centre!]! = []) { __typename }", "VALIDATION_FAILED")]
    [InlineData("query($a: Unheard = 1) { __typename }", "VALIDATION_FAILED")]
    [InlineData("query($id: ID!) { node(id: $id) { id } }", "BAD_INPUT")]
    [InlineData("query A { __typename } query B { __typename }", "VALIDATION_FAILED")]
    public async Task WellFormedRequest_RefusedDocument_Is400OrInTheOlderForm200(string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();

        var newer = await host.AskAsync(query);
        var older = await host.AskAsync(query, accept: "application/json");

        Assert.Equal((400, code, false), (newer.Status, newer.Code, newer.HasData));
        Assert.Equal((200, code, false), (older.Status, older.Code, older.HasData));
    }

    [Fact]
    public async Task Validation_ForStrangers_MakesNoSuggestions()
    {
        await using var host = await GatewayHost.StartAsync();

        var stranger = await host.AskAsync("{ centers { nodes { nam } } }");
        var known = await host.AskAsync("{ centers { nodes { nam } } }", token: host.Token);

        Assert.DoesNotContain("Did you mean", stranger.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("centers", stranger.Message, StringComparison.Ordinal);
        Assert.True(stranger.Error.TryGetProperty("locations", out _));
        Assert.Contains("Did you mean", known.Body.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ centers { totalCount } }")]
    [InlineData("{ centres(frist: 1) { totalCount } }")]
    [InlineData("{ centres { ...F } } fragment F on CentreConection { totalCount }")]
    [InlineData("{ centres(orderBy: NAMES) { totalCount } }")]
    [InlineData("{ centres(filter: { contries: [\"FR\"] }) { totalCount } }")]
    [InlineData("query($filter: CentreFiltre) { centres(filter: $filter) { totalCount } }")]
    [InlineData("mutation { startRuns(network: \"a\") { __typename } }")]
    public async Task Misspelling_ByAStranger_IsToldWithoutWhatWasMeant(string query)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(query);

        Assert.Equal((400, "VALIDATION_FAILED", false), (answer.Status, answer.Code, answer.HasData));
        Assert.DoesNotContain("mean", answer.Body.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{ __typename @a @a @a @a @a @a @a @a @a @a }")]
    [InlineData("{ __typename @a @b @c @d @e @f @g @h @i @j }")]
    public async Task Validation_TenUnknownDirectives_IsOneError(string query)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(query);

        Assert.Equal((400, "VALIDATION_FAILED", 1), (answer.Status, answer.Code, answer.Body.GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public async Task Post_ABatchOfTen_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        string batch = $"[{string.Join(',', Enumerable.Repeat("""{"query":"{__typename}"}""", 10))}]";

        Assert.Equal((400, "BAD_REQUEST", false), await PostAsync(host, Encoding.UTF8.GetBytes(batch), "application/json") is var answer ? (answer.Status, answer.Code, answer.HasData) : default);
    }

    [Fact]
    public async Task Validation_ManyErrors_ShowsTheFirstTen()
    {
        await using var host = await GatewayHost.StartAsync();
        string query = $"{{ {string.Concat(Enumerable.Range(0, 100).Select(i => $"no{i} "))} }}";

        Assert.Equal(10, (await host.AskAsync(query)).Body.GetProperty("errors").GetArrayLength());
    }

    private static async Task<Answer> PostAsync(GatewayHost host, byte[] body, string? contentType, string? accept = Newer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await host.SendAsync(request);
    }

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class Unseekable(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
