using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Callers;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Web.Operating;

/// <summary>Opens something that is served by others' code to operators, and to nobody else.</summary>
public static class OperatorGate
{
    /// <summary>
    /// Maps a path and all below it. Only GET comes through, only by an operator (a session of the browser, or a token), and only to what was named; a browser that is signed out is led to the sign-in, whoever else asks gets 401 or 403.
    /// </summary>
    /// <param name="path">From the root, without a slash at its end.</param>
    /// <param name="parts">What may be asked for: first segments below the path, the empty one for itself.</param>
    /// <param name="contentSecurityPolicy">Sent with every answer.</param>
    /// <param name="serve">Answers an operator.</param>
    public static IEndpointConventionBuilder MapForOperators(this IEndpointRouteBuilder endpoints, string path, IReadOnlySet<string> parts, string contentSecurityPolicy, RequestDelegate serve) =>
        endpoints.Map($"{path}/{{**rest}}", http => AnswerAsync(http, path, parts, contentSecurityPolicy, serve)).ExcludeFromDescription();

    private static async Task AnswerAsync(HttpContext http, string path, IReadOnlySet<string> parts, string contentSecurityPolicy, RequestDelegate serve)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            headers.Allow = HttpMethods.Get;
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var caller = await CallerAsync(http);
        if (!caller.IsSignedIn && IsPage(http.Request))
        {
            http.Response.Redirect(http.Request.PathBase + SignInAddress.For($"{http.Request.PathBase}{path}/"));
            return;
        }

        if (!caller.Has(Role.Operator)) http.Response.StatusCode = caller.IsSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        else if (!IsServed($"{http.Request.RouteValues["rest"]}", parts)) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else await serve(http);
    }

    /// <summary>An empty segment with something behind it is a path that others' routing may read otherwise.</summary>
    private static bool IsServed(string rest, IReadOnlySet<string> parts) => rest.Split('/')[0] is var part && parts.Contains(part) && (part.Length > 0 || rest.Length == 0);

    /// <summary>A request that only reads: the session of the browser counts for it, as for a page.</summary>
    private static async Task<Caller> CallerAsync(HttpContext http)
    {
        var caller = await http.RequestServices.GetRequiredService<CallerReader>().ReadAsync(http);
        return caller.IsSignedIn || http.RequestServices.GetService<SessionCallers>() is not { } sessions ? caller : await sessions.ReadPageAsync(http) ?? Caller.Anonymous;
    }

    private static bool IsPage(HttpRequest request) => request.Headers.Accept.Any(accepted => accepted?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);
}
