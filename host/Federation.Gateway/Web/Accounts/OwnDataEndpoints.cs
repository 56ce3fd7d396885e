using System.Text.Json;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Accounts;

/// <summary>What somebody who is signed in does with what is kept of them. Thread safe.</summary>
internal sealed class OwnDataEndpoints(OwnDataDesk desk, OwnDataThrottle throttle, SignInSessions sessions, IAntiforgery antiforgery, TimeProvider clock)
{
    /// <summary>The boxes that have to be ticked before something is done for good.</summary>
    public const string SureToForget = "forget", SureToClose = "close";

    /// <summary>The program that is to lose what it was given.</summary>
    public const string Client = "client";

    /// <summary>What is done for good wants a sign-in of now: a browser may have been left open.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    public async Task<IResult> DownloadAsync(HttpContext http)
    {
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(IdentityRoutes.Account));
        if (!throttle.Admits(session.Account.Id)) return OwnDataPages.TooOften(http);
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
        if (await FreshAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(IdentityRoutes.Account));
        if (http.Request.Form[SureToForget] != "true") return Results.Redirect(IdentityRoutes.Account);
        if (!throttle.Admits(session.Account.Id)) return OwnDataPages.TooOften(http);
        return OwnDataPages.Forgotten(http, await desk.ForgetAsync(session.Account.Id, http.RequestAborted));
    }

    public async Task<IResult> DisagreeAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(IdentityRoutes.SignIn);
        await desk.DisagreeAsync(session.Account.Id, http.Request.Form[Client].ToString(), http.RequestAborted);
        return Results.Redirect(IdentityRoutes.Account);
    }

    public async Task<IResult> CloseAsync(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        if (await FreshAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(IdentityRoutes.Account));
        if (http.Request.Form[SureToClose] != "true") return Results.Redirect(IdentityRoutes.Account);
        if (!throttle.Admits(session.Account.Id)) return OwnDataPages.TooOften(http);
        var closing = await desk.CloseAsync(session.Account.Id, http.RequestAborted);
        if (closing.Outcome != ClosingOutcome.Closed) return OwnDataPages.NotClosed(http, closing);
        await sessions.EndAsync(http);
        // Passes on a phone are nobody's any more.
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return OwnDataPages.Closed(http);
    }

    private async Task<SignInSession?> FreshAsync(HttpContext http) => await sessions.FindAsync(http) is { } session && clock.GetUtcNow() - session.SignedInAt <= Fresh ? session : null;
}
