using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Pages;

/// <summary>A document that was found to fit the schema. Made by <see cref="IPageQuestions.Prepare"/>. Immutable.</summary>
public sealed class PageDocument
{
    internal PageDocument(string name, string text, GraphQLDocument parsed) => (Name, Text, Parsed) = (name, text, parsed);

    public string Name { get; }

    public string Text { get; }

    internal GraphQLDocument Parsed { get; }
}
