using System.Text.Json;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Accounts;

/// <summary>What somebody who is signed in does with what is kept of them. Thread safe.</summary>
internal sealed class OwnDataEndpoints(OwnDataDesk desk, SignInSessions sessions, IAntiforgery antiforgery)
{
    /// <summary>The box that has to be ticked before an account is closed.</summary>
    public const string Sure = "sure";

    public async Task<IResult> DownloadAsync(HttpContext http)
    {
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(IdentityRoutes.Account));
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var data = await desk.OfAsync(session.Account, http.RequestAborted);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(data, OwnDataJson.Default.OwnData), "application/json", "my-data.json");
    }

    public async Task<IResult> ForgetAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(IdentityRoutes.SignIn);
        return OwnDataPages.Forgotten(http, await desk.ForgetAsync(session.Account.Id, http.RequestAborted));
    }

    public async Task<IResult> CloseAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(IdentityRoutes.SignIn);
        if (http.Request.Form[Sure] != "true") return Results.Redirect(IdentityRoutes.Account);
        var closing = await desk.CloseAsync(session.Account.Id, http.RequestAborted);
        if (closing.Outcome != ClosingOutcome.Closed) return OwnDataPages.NotClosed(http, closing);
        await sessions.EndAsync(http);
        // Passes on a phone are nobody's any more.
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return OwnDataPages.Closed(http);
    }
}
