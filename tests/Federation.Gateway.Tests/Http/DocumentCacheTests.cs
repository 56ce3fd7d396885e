using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Tests.Doubles;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Tests.Http;

public sealed class DocumentCacheTests
{
    private static readonly ISchema Schema = new Schema();

    [Fact]
    public void Find_OtherSchemaOrText_FindsNothing()
    {
        var cache = Cache(10);
        var document = Document("{ a }");
        cache.Keep(Schema, "{ a }", document);

        Assert.Same(document, cache.Find(Schema, "{ a }"));
        Assert.Null(cache.Find(Schema, "{ b }"));
        Assert.Null(cache.Find(new Schema(), "{ a }"));
    }

    [Fact]
    public void Keep_MoreThanTheCapacity_StaysBoundedAndKeepsWhatIsUsed()
    {
        var cache = Cache(10);
        cache.Keep(Schema, "used", Document("{ a }"));
        for (int i = 0; i < 1_000; i++)
        {
            cache.Keep(Schema, $"text {i}", Document("{ a }"));
            Assert.NotNull(cache.Find(Schema, "used"));
            Assert.InRange(cache.Count, 1, 20);
        }

        Assert.Null(cache.Find(Schema, "text 0"));
    }

    [Fact]
    public void Keep_AVeryLongText_DoesNot()
    {
        var cache = Cache(10);
        cache.Keep(Schema, new string(' ', DocumentCache.MostCharacters + 1), Document("{ a }"));

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task Query_AskedAgain_IsKeptOnceAndStillChecksItsVariables()
    {
        await using var host = await GatewayHost.StartAsync();
        var cache = host.Services.GetRequiredService<DocumentCache>();
        const string query = "query($first: Int!) { centres(first: $first) { totalCount } }";

        Assert.False((await host.AskAsync(query, new { first = 1 })).HasErrors);
        Assert.Equal(1, cache.Count);
        Assert.Equal("BAD_INPUT", (await host.AskAsync(query, new { first = "x" })).Code);
        Assert.Equal("BAD_INPUT", (await host.AskAsync(query)).Code);
        Assert.False((await host.AskAsync(query, new { first = 2 })).HasErrors);
        Assert.Equal(1, cache.Count);
        Assert.NotNull(cache.Find(host.Services.GetRequiredService<DirectorySchema>(), query));
    }

    [Fact]
    public async Task Query_WithAnUnsoundOperationBeside_IsRefusedWhicheverIsAsked()
    {
        await using var host = await GatewayHost.StartAsync();
        const string query = "query A { __typename } query B { nothing } query C { node(id: 1) { ...F } } fragment F on Query { __typename }";

        foreach (string operation in (string[])["A", "B", "C", "A"])
        {
            var answer = await host.AskAsync(query, operationName: operation);
            Assert.Equal((400, "VALIDATION_FAILED", false), (answer.Status, answer.Code, answer.HasData));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ nothing }")]
    public async Task Query_Refused_IsNotKept(string query)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.True((await host.AskAsync(query)).HasErrors);
        Assert.Equal(0, host.Services.GetRequiredService<DocumentCache>().Count);
    }

    private static DocumentCache Cache(int capacity) => new(Options.Create(new GatewayOptions { CachedDocuments = capacity }));

    private static GraphQLDocument Document(string text) => Parser.Parse(text);
}
