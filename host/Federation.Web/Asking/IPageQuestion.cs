using Federation.Gateway.GraphQL.Pages;

namespace Federation.Web.Asking;

/// <summary>A question that is read and held against the schema before anybody asks it.</summary>
internal interface IPageQuestion
{
    string Name { get; }

    string Text { get; }

    /// <exception cref="InvalidOperationException">The document does not fit the schema.</exception>
    void Prepare(IPageQuestions questions);
}
