using System.Security.Claims;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Callers;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Web.SignIn;
using Federation.Gateway.Web.Terminals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>
/// Where a person types the code that a terminal shows, sees which door it is for, and lets it in (RFC 8628, section 3.3): one who is signed in, and is staff of that centre. OpenIddict has looked whether the code is one.
/// </summary>
internal sealed class VerificationEndpoint(SignInSessions sessions, CallerGrants grants, TerminalCentres centres, IOpenIddictApplicationManager clients, TokenPrincipals principals, TerminalThrottle throttle, ShownUserCode shown, IAntiforgery antiforgery)
{
    /// <summary>The form's button that lets the terminal in, or not.</summary>
    public const string Agree = "agree";

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        bool isPost = HttpMethods.IsPost(http.Request.Method);
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(isPost ? IdentityRoutes.Verification : http.Request.GetEncodedPathAndQuery()));
        if (isPost && !await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
        string code = (isPost ? http.Request.Form[Parameters.UserCode] : http.Request.Query[Parameters.UserCode]).ToString();
        if (code.Length == 0) return TerminalPages.Ask(http, antiforgery, fault: null);
        // Who answers was shown the code; with any other it would be one more guess.
        bool wasShown = isPost && shown.Contains(session.Account.Id, code, http.Request.Form[ShownUserCode.Field].ToString());
        if (!wasShown && !throttle.MayShow(session.Account.Id, http.Connection.RemoteIpAddress)) return TerminalPages.TooManyTries(http, antiforgery);
        var asked = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (asked?.GetClaim(Claims.ClientId) is not { } clientId || await clients.FindByClientIdAsync(clientId, http.RequestAborted) is not { } client) return TerminalPages.WrongCode(http, antiforgery);
        if (await centres.FindAsync(asked.GetClaim(TokenClaims.Centre), http.RequestAborted) is not { } centre) return TerminalPages.WrongCode(http, antiforgery);
        if (!centre.IsStaff(await grants.AccountAsync(session.Account.Id, TokenScopes.All, http.RequestAborted))) return TerminalPages.NotStaff(http, centre.Name);
        string answer = isPost ? http.Request.Form[Agree].ToString() : "";
        if (answer.Length == 0) return TerminalPages.Confirm(http, antiforgery, code, shown.Mark(session.Account.Id, code), await clients.GetDisplayNameAsync(client, http.RequestAborted) ?? clientId, centre.Name);
        return answer == "true" ? await LetInAsync(session, client, centre, asked, http.RequestAborted) : Refuse();
    }

    private async Task<IResult> LetInAsync(SignInSession session, object client, TerminalCentre centre, ClaimsPrincipal asked, CancellationToken cancellationToken)
    {
        var principal = principals.OfTerminal(session.Account, await ClientSector.OfAsync(clients, client, cancellationToken), centre.Id, asked.GetScopes(), session.SignedInAt);
        return Results.SignIn(principal, new AuthenticationProperties { RedirectUri = IdentityRoutes.Verified }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refuse() => Results.Forbid(new AuthenticationProperties { RedirectUri = IdentityRoutes.TerminalRefused }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
