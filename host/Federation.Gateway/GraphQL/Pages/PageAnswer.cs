namespace Federation.Gateway.GraphQL.Pages;

/// <summary>What came of a page's question.</summary>
/// <param name="Json">The answer as <c>/graphql</c> would send it: <c>data</c>, and <c>errors</c> where there are any.</param>
/// <param name="Reader">Who asked.</param>
public sealed record PageAnswer(ReadOnlyMemory<byte> Json, PageReader Reader)
{
    /// <summary>The HTTP status of a page that has nothing to show; 200 where there is data.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The HTTP status of a page that lacks what it is about: that of the first error; 404 where there is none.</summary>
    public int Refusal { get; init; } = 404;

    /// <summary>The code of the first error, as docs/errors.md lists it; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Seconds after which to ask again; null where that does not help.</summary>
    public int? RetryAfter { get; init; }
}
