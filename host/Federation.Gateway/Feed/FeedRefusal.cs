using System.Globalization;
using Federation.Cluster.Problems;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Feed;

/// <summary>A request that gets no page: a problem (RFC 9457) with its <c>code</c>.</summary>
/// <param name="RetryAfter">When it is worth asking again; null where it is not.</param>
internal sealed record FeedRefusal(string Code, int Status, string Title, TimeSpan? RetryAfter = null)
{
    /// <param name="problems">What to do about the code: the <c>detail</c>, in English, as all that peers read.</param>
    public Task WriteAsync(HttpContext http, ProblemCatalogue problems)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait) http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            title: Title,
            detail: problems.Remedy(Code, kind: null, RemedyLanguage.English),
            statusCode: Status,
            extensions: new Dictionary<string, object?> { ["code"] = Code }).ExecuteAsync(http);
    }
}
