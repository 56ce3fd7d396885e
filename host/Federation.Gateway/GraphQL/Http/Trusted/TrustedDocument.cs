using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>A document that the operator vouches for.</summary>
/// <param name="Id">As it was registered; of several for one text the first.</param>
/// <param name="Text">As it was registered.</param>
/// <param name="Parsed">Validated against the schema; variables are checked with each request.</param>
internal sealed record TrustedDocument(string Id, string Text, GraphQLDocument Parsed);
