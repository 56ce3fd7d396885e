using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

public sealed class LimitTests
{
    public static TheoryData<string, string, string> Attacks { get; } = new()
    {
        { "depth 11", "{ centres { nodes { networks { runs { network { runs { network { runs { network { lastRun { key } } } } } } } } } } }", "LIMIT_DEPTH" },
        { "200 braces", $"{Repeat(200, _ => "{ a ")}{new string('}', 200)}", "LIMIT_DEPTH" },
        { "nested lists", $"{{ a(b: {new string('[', 90)}{new string(']', 90)}) }}", "LIMIT_DEPTH" },
        { "fragment cycle", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "LIMIT_DEPTH" },
        { "cycle nobody uses", "{ __typename } fragment A on Query { ...A }", "LIMIT_DEPTH" },
        { "depth in fragments", "{ ...A } fragment A on Query { a { b { c { d { ...B } } } } } fragment B on Query { e { f { g { h { i { j { k } } } } } } }", "LIMIT_DEPTH" },
        { "16 aliases", $"{{ {Repeat(16, i => $"a{i}: __typename ")} }}", "LIMIT_ALIASES" },
        { "101 aliases", $"{{ {Repeat(101, i => $"a{i}: __typename ")} }}", "LIMIT_ALIASES" },
        { "aliases in fragments", "{ ...A ...A ...A } fragment A on Query { a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }", "LIMIT_ALIASES" },
        { "500 times the same field", $"{{ {Repeat(500, _ => "__typename ")} }}", "LIMIT_FIELDS" },
        { "10,000 fields", $"{{ {Repeat(10_000, _ => "a ")} }}", "LIMIT_TOKENS" },
        { "5,000 operations", Repeat(5_000, i => $"query A{i} {{ a }} "), "LIMIT_TOKENS" },
        { "5,000 skips", $"{{ a {Repeat(5_000, _ => "@skip(if: true) ")} }}", "LIMIT_TOKENS" },
        { "51 directives", $"{{ {Repeat(51, _ => "__typename @a ")} }}", "LIMIT_DIRECTIVES" },
        { "flat bomb", $"{{ {Repeat(25, _ => "...A ")} }} fragment A on Query {{ {Repeat(100, i => $"a{i} ")} }}", "LIMIT_FIELDS" },
        { "25 doubled fragments", Bomb(25), "LIMIT_FIELDS" },
        { "80 doubled fragments", Bomb(80), "LIMIT_FIELDS" },
        { "400 overlapping fragments", $"{{ {Repeat(400, i => $"...F{i} ")} }} {Repeat(400, i => $"fragment F{i} on Query {{ a }} ")}", "LIMIT_TOKENS" },
        { "circular introspection", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "LIMIT_DEPTH" },
        { "circular introspection in fragments", "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { possibleTypes { interfaces { name } } }", "LIMIT_DEPTH" },
        { "introspection 16 deep", $"{{ __schema {{ types {{ {Repeat(13, _ => "ofType { ")} name {new string('}', 16)}", "LIMIT_DEPTH" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Attack_IsRefusedWith400AndWithoutData(string name, string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (string accept in (string[])["application/graphql-response+json", "application/json"])
        {
            var answer = await host.AskAsync(query, accept: accept);
            Assert.True((400, code, false) == (answer.Status, answer.Code, answer.HasData), $"{name}: {answer.Status} {answer.Body}");
        }
    }

    [Fact]
    public async Task Literal_OfAHundredThousandBrackets_Is413Or400()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal((413, "BODY_TOO_LARGE"), Told(await host.AskAsync($"{{ a(b: {new string('[', 105_000)} }}")));
        Assert.Equal((400, "LIMIT_TOKENS"), Told(await host.AskAsync($"{{ a(b: {new string('[', 90_000)} }}")));
    }

    [Theory]
    [InlineData("{ centres { nodes { networks { runs { network { runs { network { runs { network { key } } } } } } } } } }", 200)]
    [InlineData("{ centres { nodes { networks { runs { network { runs { network { runs { network { lastRun { key } } } } } } } } } } }", 400)]
    public async Task Depth_AtTheLimit_IsTheLastThatPasses(string query, int status)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(status, (await host.AskAsync(query)).Status);
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task Aliases_AtTheLimit_AreTheLastThatPass(int aliases, int status)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(status, (await host.AskAsync($"{{ {Repeat(aliases, i => $"a{i}: __typename ")} }}")).Status);
    }

    [Fact]
    public async Task Tokens_AtTheLimit_AreTheLastThatPass()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(200, (await host.AskAsync(Tokens(1_000) + " # a comment is none")).Status);
        Assert.Equal((400, "LIMIT_TOKENS"), Told(await host.AskAsync(Tokens(1_001))));
    }

    [Fact]
    public async Task Introspection_AsToolsAskIt_IsAnswered()
    {
        await using var host = await GatewayHost.StartAsync();
        const string reference = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }";

        var answer = await host.AskAsync($$"""
            query IntrospectionQuery {
              __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType } directives { name description locations args { ...InputValue } } } }
            fragment FullType on __Type {
              kind name description
              fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
              inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type { {{reference}} }
            """);

        Assert.True(answer.Data.GetProperty("__schema").GetProperty("types").GetArrayLength() > 30);
    }

    [Fact]
    public async Task Result_LargerThanTheBudget_IsRefusedWithoutData()
    {
        await using var host = await GatewayHost.StartAsync(options => options.Limits = new() { ResultFields = 70 });
        for (int i = 0; i < 30; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", new() { Name = $"Centre {i}" });
        await host.CatchUpAsync();

        Assert.False((await host.AskAsync("{ centres(first: 30) { nodes { id } } }")).HasErrors);
        var answer = await host.AskAsync("{ centres(first: 30) { nodes { id name } } }");
        Assert.Equal((400, "LIMIT_RESULT", false), (answer.Status, answer.Code, answer.HasData));
    }

    [Fact]
    public async Task Answer_LaterThanTheDeadline_IsGivenUp()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        var asked = new TaskCompletionSource();
        host.Store.Held = new TaskCompletionSource().Task;
        host.Store.Asked = asked;

        var answering = host.AskAsync("{ networks { key } }");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(answering.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(0.2));

        var answer = await answering;
        Assert.Equal((503, "LIMIT_TIME", false), (answer.Status, answer.Code, answer.HasData));
    }

    [Fact]
    public async Task Resolver_ThatDoesNotListen_IsLeftBehindAtTheDeadline()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();
        var asked = new TaskCompletionSource();
        host.Store.Held = new TaskCompletionSource().Task;
        host.Store.Asked = asked;
        host.Store.Deaf = true;

        var answering = host.AskAsync("{ networks { key } }");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.Equal((503, "LIMIT_TIME"), Told(await answering));
    }

    [Fact]
    public async Task Answer_LaterThanTheDeadline_StopsWhatWasUnderWay()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.CatchUpAsync();
        var asked = new TaskCompletionSource();
        host.Store.Held = new TaskCompletionSource().Task;
        host.Store.Asked = asked;

        // What was read first would lead to further reads.
        var answering = host.AskAsync("{ networks { lastRun { key } } }");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        int begun = host.Store.Reads;
        host.Clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.Equal("LIMIT_TIME", (await answering).Code);
        await host.Store.GivenUp.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(begun, host.Store.Reads);
    }

    [Theory]
    [InlineData("{ centres(first: 99999999) { totalCount } }")]
    [InlineData("{ centres(first: -5) { totalCount } }")]
    [InlineData("{ centres(last: 101) { totalCount } }")]
    [InlineData("{ suggest(text: \"a\", first: 11) { __typename } }")]
    [InlineData("{ changes(first: 2147483647) { next } }")]
    [InlineData("{ syncRuns(first: -2147483648) { key } }")]
    [InlineData("{ regroupings(first: 101) { key } }")]
    public async Task PageSize_BeyondItsBounds_IsBadInput(string query)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal((200, "BAD_INPUT"), Told(await host.AskAsync(query)));
    }

    [Theory]
    [InlineData("{ quarantine(network: \"NETWORK\") { totalCount items { raw } } }")]
    [InlineData("{ quarantineGroups(network: \"NETWORK\") { code } }")]
    [InlineData("{ missedListings(network: \"NETWORK\") { key } }")]
    [InlineData("{ people(network: \"NETWORK\") { key } }")]
    [InlineData("mutation { cancelRun(network: \"NETWORK\", run: \"1\") { __typename ... on Refusal { code message } } }")]
    [InlineData("mutation { startRun(network: \"NETWORK\") { __typename ... on Refusal { code message } } }")]
    public async Task AnotherTenantsId_IsAnsweredLikeOneThatIsNotThere(string query)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("theirs"));
        await host.Seed.AddAsync("theirs/1", Seed.QuarantinedOf("theirs", "1"));
        await host.CatchUpAsync();
        string token = host.Callers.Add(Role.NetworkManager, "ours");

        var foreign = await host.AskAsync(query.Replace("NETWORK", "theirs", StringComparison.Ordinal), token: token);
        var absent = await host.AskAsync(query.Replace("NETWORK", "nobody", StringComparison.Ordinal), token: token);

        Assert.Equal(absent.Body.GetRawText().Replace("nobody", "theirs", StringComparison.Ordinal), foreign.Body.GetRawText());
        Assert.Equal(absent.Status, foreign.Status);
    }

    private static (int Status, string? Code) Told(Answer answer) => (answer.Status, answer.Code);

    /// <summary>A sound query of so many tokens: one argument's list fills it up.</summary>
    private static string Tokens(int count) => $"{{ centres(filter: {{ services: [{Repeat(count - 16, _ => "\"parking\" ")}] }}) {{ totalCount }} }}";

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));

    /// <summary>Each fragment spreads the next one twice: a short text that stands for 2^n fields.</summary>
    private static string Bomb(int fragments) =>
        $"{{ ...F0 }} {Repeat(fragments, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ")} fragment F{fragments} on Query {{ __typename }}";
}
