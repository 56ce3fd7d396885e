using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Exports;

/// <summary>A request that gets no export: a problem (RFC 9457) with its <c>code</c>.</summary>
/// <param name="Detail">What to do about it.</param>
/// <param name="RetryAfter">When it is worth asking again; null where it is not.</param>
internal sealed record ExportRefusal(string Code, int Status, string Title, string Detail, TimeSpan? RetryAfter = null)
{
    public Task WriteAsync(HttpContext http)
    {
        http.Response.Headers.Remove("ETag");
        http.Response.Headers.Remove("Link");
        http.Response.Headers.Remove("Content-Disposition");
        http.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait) http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(title: Title, detail: Detail, statusCode: Status, extensions: new Dictionary<string, object?> { ["code"] = Code }).ExecuteAsync(http);
    }
}
