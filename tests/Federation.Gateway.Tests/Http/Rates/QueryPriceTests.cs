using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.Tests.Doubles;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Http.Rates;

public sealed class QueryPriceTests
{
    [Theory]
    [InlineData("{ __typename networks { key } }", 0)]
    [InlineData("{ centres { nodes { name } } }", 1)]
    [InlineData("{ a: centres { totalCount } b: centres { facets { levels { count } } } }", 6)]
    [InlineData("{ centres { ...F ...F } } fragment F on CentreConnection { facets { levels { count } } }", 9)]
    [InlineData("{ node(id: \"a\") { ... on Centre { preAssessment { __typename } ...H } } } fragment H on Centre { history { number } }", 10)]
    [InlineData("{ suggest(text: \"a\") @skip(if: true) { __typename } }", 2)]
    [InlineData("mutation { a: presentPass(centre: 1, pass: \"\") { ... on Admission { code } } b: presentPass(centre: 1, pass: \"\") { ... on Refusal { code } } }", 20)]
    [InlineData("{ nothing { facets { levels } } ...Missing }", 0)]
    [InlineData("subscription { centreChanged { centre { history { number } } } }", 5)]
    [InlineData("{ centres(first: 20) { nodes { name label { state } networks { key } } } }", 1)]
    [InlineData("{ centres(first: 100) { edges { node { history(first: 100) { number } preAssessment { __typename } } } } }", 1_001)]
    [InlineData("{ centres { nodes { history { number } } } }", 101)]
    [InlineData("{ centres(last: 3, first: null) { ...P } } fragment P on CentreConnection { nodes { ...H } } fragment H on Centre { history { number } }", 16)]
    [InlineData("{ centres(first: 99999999999) { nodes { history { number } } } }", 5_001)]
    [InlineData("{ centres(first: -5) { nodes { history { number } } } }", 1)]
    [InlineData("{ centres(first: 100) { facets { levels { count } } } }", 5)]
    [InlineData("{ nodes(ids: [\"a\", \"b\", \"c\"]) { ... on Centre { history { number } } } }", 16)]
    [InlineData("{ nodes(ids: \"a\") { ... on Centre { history { number } } } }", 6)]
    [InlineData("{ networks { runs { network { runs { key } } } } centrePoints { points { centreId } } }", 5)]
    [InlineData("{ centreClusters { centre { history { number } } } }", 105)]
    public async Task Of_AnyDocument_CountsFieldsForEveryObjectThatTheyAreAskedOf(string query, int points)
    {
        await using var host = await GatewayHost.StartAsync();
        var document = Parser.Parse(query);
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().First();
        var prices = host.Services.GetRequiredService<QueryPrice>();

        Assert.Equal([points, points], [prices.Of(document, operation, Inputs.Empty), prices.Of(document, operation, Inputs.Empty)]);
    }

    [Theory]
    [InlineData(null, null, 36 + 6)]
    [InlineData(50, 3, 251 + 16)]
    [InlineData(100L, 100, 501 + 501)]
    [InlineData(0, 0, 1 + 1)]
    [InlineData("nonsense", 1, 101 + 6)]
    public async Task Of_SizesThatStandInVariables_GoesByEachRequests(object? first, int? ids, int points)
    {
        await using var host = await GatewayHost.StartAsync();
        var document = Parser.Parse("query Q($first: Int = 7, $ids: [ID!]!) { centres(first: $first) { ...P } nodes(ids: $ids) { ...H } } fragment P on CentreConnection { nodes { ...H } } fragment H on Centre { history { number } }");
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().First();
        var prices = host.Services.GetRequiredService<QueryPrice>();
        var given = new Dictionary<string, object?>();
        if (first is not null) given["first"] = first;
        if (ids is { } count) given["ids"] = Enumerable.Range(0, count).Select(id => (object?)$"{id}").ToList();

        Assert.NotEqual(points, prices.Of(document, operation, new Inputs(new Dictionary<string, object?> { ["first"] = 13 })));
        Assert.Equal(points, prices.Of(document, operation, new Inputs(given)));
    }

    [Fact]
    public async Task Of_ABombOfFragments_IsCountedAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = Parser.Parse($"{{ ...F0 }} {string.Concat(Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "))} fragment F60 on Query {{ centres {{ totalCount }} }}");

        Assert.Equal(1_000_000, host.Services.GetRequiredService<QueryPrice>().Of(document, document.Definitions.OfType<GraphQLOperationDefinition>().First(), Inputs.Empty));
    }

    [Fact]
    public async Task EveryPrice_IsOfAFieldOfTheSchema()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        foreach (string name in FieldPrices.All.Keys.Concat(FieldPrices.UsualItems.Keys))
        {
            string[] parts = name.Split('.');
            Assert.True(schema.AllTypes[parts[0]] is IComplexGraphType type && type.Fields.Any(field => field.Name == parts[1]), name);
        }
    }
}
