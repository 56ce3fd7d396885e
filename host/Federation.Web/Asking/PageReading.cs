namespace Federation.Web.Asking;

/// <summary>What a page got for its question.</summary>
/// <param name="Data">Null where there is nothing to show; <paramref name="Status"/> tells why.</param>
/// <param name="Status">The HTTP status that the page is sent with.</param>
public sealed record PageReading<T>(T? Data, int Status, bool IsSignedIn, IReadOnlyList<PageError> Errors, int? RetryAfter)
    where T : class
{
    /// <summary>The HTTP status of a page that has nothing to show because of the errors.</summary>
    public int Refusal => Errors is [var first, ..] && RefusalOf(first.Code) is { } refused ? refused : Status == 200 ? 404 : Status;

    private static int? RefusalOf(string code) => code switch
    {
        "UNAUTHENTICATED" => 401,
        "FORBIDDEN" => 403,
        "CERTIFICATES_UNAVAILABLE" => 503,
        _ => null,
    };
}
