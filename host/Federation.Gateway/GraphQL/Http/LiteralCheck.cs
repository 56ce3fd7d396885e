using Federation.Gateway.GraphQL.Errors;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Looks at every text that stands in a document itself. Stateless and thread safe.</summary>
internal sealed class LiteralCheck : ASTVisitor<NullVisitorContext>
{
    public static LiteralCheck Instance { get; } = new();

    /// <exception cref="CodedError">A text holds U+0000 or half a character.</exception>
    protected override ValueTask VisitStringValueAsync(GraphQLStringValue stringValue, NullVisitorContext context) =>
        PlainText.IsPlain(stringValue.Value.Span) ? ValueTask.CompletedTask : throw NotPlain;

    public static CodedError NotPlain => CodedError.BadInput("A text holds U+0000 or half of a surrogate pair, which no text of the directory does.");
}
