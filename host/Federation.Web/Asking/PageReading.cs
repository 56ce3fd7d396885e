namespace Federation.Web.Asking;

/// <summary>What a page got for its question.</summary>
/// <param name="Data">Null where there is nothing to show; <paramref name="Status"/> tells why.</param>
/// <param name="Status">The HTTP status that the page is sent with.</param>
public sealed record PageReading<T>(T? Data, int Status, bool IsSignedIn, IReadOnlyList<PageError> Errors, int? RetryAfter)
    where T : class;
