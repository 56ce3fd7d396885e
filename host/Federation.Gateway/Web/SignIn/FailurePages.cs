using System.Diagnostics;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.SignIn;

/// <summary>
/// Answers with a page where a person's browser would else be answered with OpenIddict's words or with nothing: what cannot be told to a client, what a network's provider did not do, an address
/// that is none, and our own faults. Nothing of what went wrong inside is on it.
/// </summary>
internal static class FailurePages
{
    /// <summary>Where people are, and no program.</summary>
    private static readonly PathString[] People = [IdentityRoutes.Authorize, IdentityRoutes.EndSession, IdentityRoutes.Verification, IdentityRoutes.SignIn, IdentityRoutes.SignOut, IdentityRoutes.Account];

    /// <summary>Stands before what may fail.</summary>
    public static void UseFailurePages(this IApplicationBuilder app) => app.UseWhen(
        http => People.Any(path => http.Request.Path.StartsWithSegments(path)),
        pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = http => SignInPages.Fault(http, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier).ExecuteAsync(http) })
            .UseStatusCodePages(failed => Of(failed.HttpContext).ExecuteAsync(failed.HttpContext)));

    private static IResult Of(HttpContext http)
    {
        var path = http.Request.Path;
        bool isOfNetwork = path.StartsWithSegments(IdentityRoutes.SignIn + "/callback") || path.StartsWithSegments(IdentityRoutes.SignIn + "/network");
        return isOfNetwork ? SignInPages.Failed(http) : SignInPages.NotDone(http, http.Response.StatusCode, http.GetOpenIddictServerResponse()?.Error);
    }
}
