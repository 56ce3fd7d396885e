using Federation.Gateway.GraphQL.Http.Rates;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Tells whoever asks with <c>"extensions": { "cost": true }</c> what the request came to, beside the limits. Thread safe.</summary>
internal sealed class QueryCost(QueryPrice prices, IOptions<GatewayOptions> options)
{
    public static bool IsAsked(GraphQLRequest request) => request.Extensions.TryGetValue("cost", out var cost) && cost is true;

    /// <param name="values">What the answer holds.</param>
    public void Tell(ExecutionResult result, GraphQLRequest request, GraphQLDocument document, GraphQLOperationDefinition operation, int values)
    {
        var limits = request.Trusted is null ? options.Value.Limits : options.Value.TrustedLimits;
        var weight = DocumentScale.Of(document, operation, limits);
        result.Extensions ??= [];
        result.Extensions["cost"] = new Dictionary<string, object>
        {
            ["fields"] = weight.Fields,
            ["depth"] = Math.Max(weight.Depth, weight.IntrospectionDepth),
            ["aliases"] = weight.Aliases,
            ["values"] = values,
            ["points"] = prices.Of(document, operation, request.Variables),
            ["limits"] = new Dictionary<string, object>
            {
                ["fields"] = limits.Fields,
                ["depth"] = weight.IntrospectionDepth > 0 ? limits.IntrospectionDepth : limits.Depth,
                ["aliases"] = limits.Aliases,
                ["values"] = options.Value.Limits.ResultFields,
            },
        };
    }
}
