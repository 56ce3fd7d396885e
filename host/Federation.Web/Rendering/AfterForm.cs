using Microsoft.AspNetCore.Http;

namespace Federation.Web.Rendering;

/// <summary>After a form was taken a page is asked for anew, so that nobody sends it twice by reloading. That page may say what was done.</summary>
internal static class AfterForm
{
    private const string Parameter = "told";

    /// <param name="address">Of the page, from the root; with a query or without.</param>
    /// <param name="done">What was done, as forms call it.</param>
    /// <param name="fragment">Where on the page to go on; empty for its top.</param>
    public static void SeeOther(HttpContext http, string address, string done, string fragment = "")
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={done}{(fragment.Length > 0 ? "#" + fragment : "")}";
    }

    /// <summary>What was done, as the address says; null for nothing, and on a page that answers a form itself.</summary>
    public static string? Told(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Query[Parameter] is [{ Length: > 0 } done] ? done : null;
}
