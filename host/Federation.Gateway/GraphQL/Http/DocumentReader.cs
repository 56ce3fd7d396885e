using Federation.Gateway.GraphQL.Errors;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// From a query's text to a document that is safe to validate and to execute, each step bounded by the one before: count the tokens, parse,
/// weigh, look at the texts in it. Thread safe.
/// </summary>
internal sealed class DocumentReader(DirectorySchema schema, IOptions<GatewayOptions> options)
{
    /// <summary>Levels that the parser goes down: braces, brackets and lists count, not only fields.</summary>
    private const int ParserDepth = 64;

    /// <exception cref="ExecutionError">A limit is passed, or the text is not GraphQL.</exception>
    public ValueTask<GraphQLDocument> ReadAsync(string query) => ReadAsync(query, options.Value.Limits);

    /// <exception cref="ExecutionError">One of these limits is passed, or the text is not GraphQL.</exception>
    public async ValueTask<GraphQLDocument> ReadAsync(string query, QueryLimits limits)
    {
        var document = Parse(WithPlainLines(query), limits.Tokens);
        DocumentScale.Check(document, limits);
        VariableTypes.Check(document, schema);
        await LiteralCheck.Instance.VisitAsync(document, default);
        return document;
    }

    /// <summary>
    /// The same text with each lone carriage return as a line feed, which to GraphQL is the same. The parser knows both as ends of lines, but counts only one of them where it shows the line of an error: it fails over that of such a text.
    /// </summary>
    private static string WithPlainLines(string query) => !query.Contains('\r', StringComparison.Ordinal) ? query : string.Create(query.Length, query, (plain, text) =>
    {
        for (int at = 0; at < text.Length; at++) plain[at] = text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n') ? '\n' : text[at];
    });

    private static GraphQLDocument Parse(string query, int mostTokens)
    {
        try
        {
            CountTokens(query, mostTokens);
            return Parser.Parse(query, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = ParserDepth });
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new CodedError(ErrorCode.LimitDepth, $"A query goes up to {ParserDepth} levels of brackets deep.");
        }
        catch (GraphQLSyntaxErrorException malformed)
        {
            throw new SyntaxError(malformed);
        }
    }

    private static void CountTokens(string query, int most)
    {
        int tokens = 0;
        for (var token = Lexer.Lex(query, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(query, token.End))
        {
            if (token.Kind != TokenKind.COMMENT && ++tokens > most) throw new CodedError(ErrorCode.LimitTokens, $"A query has up to {most} tokens: names, numbers, texts and signs.");
        }
    }
}
