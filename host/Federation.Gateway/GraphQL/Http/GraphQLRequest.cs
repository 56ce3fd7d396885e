using GraphQL;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>One request after GraphQL over HTTP.</summary>
/// <param name="QueriesOnly">True where it came by GET, which must not change anything.</param>
internal sealed record GraphQLRequest(string Query, string? OperationName, Inputs Variables, Inputs Extensions, bool QueriesOnly);
