using Federation.Gateway.GraphQL.Pages;

namespace Federation.Web.Asking;

/// <summary>What a page got for its question.</summary>
/// <param name="Data">Null where there is nothing to show; <paramref name="Status"/> tells why.</param>
/// <param name="Status">The HTTP status that the page is sent with.</param>
/// <param name="Reader">Who asked.</param>
public sealed record PageReading<T>(T? Data, int Status, PageReader Reader, IReadOnlyList<PageError> Errors, int? RetryAfter)
    where T : class
{
    public bool IsSignedIn => Reader.IsSignedIn;

    /// <summary>The HTTP status of a page that lacks what it is about: that of the first error, since one field may fail while others answer; 404 where there is none.</summary>
    public required int Refusal { get; init; }
}
