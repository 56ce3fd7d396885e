using System.Globalization;
using Federation.Cluster.Problems;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Evidence;

/// <summary>A request about a file that was not done: a problem (RFC 9457) with its <c>code</c>.</summary>
/// <param name="Title">What is against it, in English.</param>
/// <param name="RetryAfter">When it is worth asking again; null where that is not known.</param>
internal sealed record EvidenceProblem(string Code, int Status, string Title, TimeSpan? RetryAfter = null)
{
    public Task WriteAsync(HttpContext http, ProblemCatalogue problems)
    {
        if (RetryAfter is { } wait) http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        string? remedy = problems.TryFind(Code, out var known) ? known.English : null;
        return Results.Problem(title: Title, detail: remedy, statusCode: Status, extensions: new Dictionary<string, object?> { ["code"] = Code }).ExecuteAsync(http);
    }
}
