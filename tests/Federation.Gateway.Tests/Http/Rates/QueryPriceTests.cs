using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.Tests.Doubles;
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
    [InlineData("mutation { a: presentPass(centre: 1, pass: \"\") { code } b: presentPass(centre: 1, pass: \"\") { code } }", 20)]
    [InlineData("{ nothing { facets { levels } } ...Missing }", 0)]
    [InlineData("subscription { centreChanged { centre { history { number } } } }", 5)]
    public async Task Of_AnyDocument_CountsFieldsAsOftenAsTheyAreNamed(string query, int points)
    {
        await using var host = await GatewayHost.StartAsync();
        var document = Parser.Parse(query);
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().First();
        var prices = host.Services.GetRequiredService<QueryPrice>();

        Assert.Equal([points, points], [prices.Of(document, operation), prices.Of(document, operation)]);
    }

    [Fact]
    public async Task Of_ABombOfFragments_IsCountedAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = Parser.Parse($"{{ ...F0 }} {string.Concat(Enumerable.Range(0, 60).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "))} fragment F60 on Query {{ centres {{ totalCount }} }}");

        Assert.Equal(1_000_000, host.Services.GetRequiredService<QueryPrice>().Of(document, document.Definitions.OfType<GraphQLOperationDefinition>().First()));
    }

    [Fact]
    public async Task EveryPrice_IsOfAFieldOfTheSchema()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        foreach (string name in FieldPrices.All.Keys)
        {
            string[] parts = name.Split('.');
            Assert.True(schema.AllTypes[parts[0]] is IComplexGraphType type && type.Fields.Any(field => field.Name == parts[1]), name);
        }
    }
}
