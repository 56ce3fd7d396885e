using Microsoft.AspNetCore.Http;

namespace Federation.Web.Assessing;

/// <summary>After something was done a page is asked for anew, so that nobody sends it twice by reloading.</summary>
internal static class Redirects
{
    private const string Parameter = "done";

    /// <param name="path">Of the page, from the root.</param>
    /// <param name="step">What was done, as forms call it.</param>
    /// <param name="fragment">Where on the page to go on; empty for its top.</param>
    public static void AfterDone(HttpContext http, string path, string step, string fragment = "")
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{http.Request.PathBase}{path}?{Parameter}={step}{(fragment.Length > 0 ? "#" + fragment : "")}";
    }

    /// <summary>What was done; null for nothing.</summary>
    public static string? Done(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Query[Parameter] is [{ Length: > 0 } step] ? step : null;
}
