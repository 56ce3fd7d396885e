using System.Collections.Immutable;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>Where a client sends a person to sign in (code and PKCE): signs in who is not, asks where the client is not ours, and answers the client.</summary>
internal sealed class AuthorizeEndpoint(
    SignInSessions sessions, IOpenIddictApplicationManager clients, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, TokenPrincipals principals, SessionClients told, SessionEndings endings, FreshSignIns fresh,
    IAntiforgery antiforgery, TimeProvider clock)
{
    /// <summary>The form's button that agrees.</summary>
    public const string Agree = "agree";

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not read this request.");
        var gone = http.RequestAborted;
        var session = await sessions.FindAsync(http);
        if (session is null || await MustSignInAgainAsync(http, request, session))
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired, "Nobody is signed in.") : Results.Redirect(SignInAddress.For(SameRequest(http, request)));
        }

        var client = await clients.FindByClientIdAsync(request.ClientId!, gone) ?? throw new InvalidOperationException("OpenIddict let an unknown client pass."); // It has checked the client.
        var scopes = request.GetScopes();
        var sector = await ClientSector.OfAsync(clients, client, gone);
        string? sid = await told.SidAsync(session, client, gone);
        var principal = principals.Of(session.Account, sector, scopes, session.SignedInAt, sid);
        string clientKey = (await clients.GetIdAsync(client, gone))!; // It is stored.
        string subject = principal.GetClaim(Claims.Subject)!; // It was set.
        if (await MustAskAsync(request, client, clientKey, subject, scopes, gone))
        {
            if (!HttpMethods.IsPost(http.Request.Method)) return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.ConsentRequired, "The person has not agreed yet.") : await AskAsync(http, client, scopes);
            if (!await antiforgery.IsRequestValidAsync(http)) return SignInPages.Stale(http);
            if (http.Request.Form[Agree] != "true") return Refuse(Errors.AccessDenied, "The person did not agree.");
            if (await MayRememberAsync(client, gone) && !await HasAgreedAsync(subject, clientKey, scopes, gone)) await authorizations.CreateAsync(principal, subject, clientKey, AuthorizationTypes.Permanent, scopes, gone);
        }

        if (sid is not null && !await RememberAsync(http, session, client, subject, sid)) return Results.Redirect(SignInAddress.For(SameRequest(http, request)));
        // The principal names no authorization, so OpenIddict makes one for this sign-in: a code or token that is used twice ends what came of it, and nothing on the person's other devices.
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>Has the client told when the session ends.</summary>
    /// <returns>False where it ended meanwhile.</returns>
    private async Task<bool> RememberAsync(HttpContext http, SignInSession session, object client, string subject, string sid)
    {
        await told.RememberAsync(session, client, subject, sid, http.RequestAborted);
        if (await sessions.FindAsync(http) is not null) return true;
        await endings.OfSessionAsync(session.Id, CancellationToken.None);
        return false;
    }

    /// <summary>Whether the person has to agree now. The permanent authorization is the record that somebody did; tokens do not belong to it.</summary>
    private async Task<bool> MustAskAsync(OpenIddictRequest request, object client, string clientKey, string subject, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        if (request.HasPromptValue(PromptValues.Consent) || await clients.HasClientTypeAsync(client, ClientTypes.Public, cancellationToken)) return true;
        return !await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, cancellationToken) && !await HasAgreedAsync(subject, clientKey, scopes, cancellationToken);
    }

    /// <summary>
    /// Not of a public client: any program on the person's machine can use its id and listen where it would (<see href="https://www.rfc-editor.org/rfc/rfc8252#section-8.6">RFC 8252, 8.6</see>),
    /// so the person is asked each time. Nor of one that is ours.
    /// </summary>
    private async Task<bool> MayRememberAsync(object client, CancellationToken cancellationToken) =>
        !await clients.HasClientTypeAsync(client, ClientTypes.Public, cancellationToken) && !await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, cancellationToken);

    /// <summary>Whether the client wants a fresher sign-in. The request goes on saying so after the sign-in that it asked for: whoever signed in since it was first made has met it.</summary>
    private async Task<bool> MustSignInAgainAsync(HttpContext http, OpenIddictRequest request, SignInSession session)
    {
        bool isWanted = request.HasPromptValue(PromptValues.Login) || (request.MaxAge is { } seconds && (clock.GetUtcNow() - session.SignedInAt).TotalSeconds > seconds);
        return isWanted && !((await PushedAtAsync(request, http.RequestAborted) ?? fresh.Read(request)) <= session.SignedInAt);
    }

    /// <summary>When the request was pushed, in whole seconds as sessions count; null for one that was not.</summary>
    private async Task<DateTimeOffset?> PushedAtAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !address.StartsWith(RequestUris.Prefixes.Generic, StringComparison.Ordinal)) return null;
        object? pushed = await tokens.FindByReferenceIdAsync(address[RequestUris.Prefixes.Generic.Length..], cancellationToken);
        var created = pushed is null ? null : await tokens.GetCreationDateAsync(pushed, cancellationToken);
        return created is { } at ? DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) : null;
    }

    private async Task<bool> HasAgreedAsync(string subject, string client, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        await foreach (object _ in authorizations.FindAsync(subject, client, Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellationToken)) return true;
        return false;
    }

    private async Task<IResult> AskAsync(HttpContext http, object client, ImmutableArray<string> scopes)
    {
        string id = await clients.GetClientIdAsync(client, http.RequestAborted) ?? "";
        string name = await clients.GetDisplayNameAsync(client, http.RequestAborted) ?? id;
        // A partner's client calls itself what it likes.
        string? host = await FederatedClients.IsFederatedAsync(clients, client, http.RequestAborted) ? new Uri(id).IdnHost : null;
        return SignInPages.Consent(http, antiforgery, name, host, scopes);
    }

    /// <summary>The same request, for after the sign-in, with when it was made: what it wants of the sign-in it still wants of whoever opens it.</summary>
    private string SameRequest(HttpContext http, OpenIddictRequest request)
    {
        var query = (http.Request.HasFormContentType ? http.Request.Form.Select(field => KeyValuePair.Create(field.Key, field.Value)) : http.Request.Query)
            .Where(parameter => parameter.Key != FreshSignIns.Parameter);
        return IdentityRoutes.Authorize + QueryString.Create(query).Add(FreshSignIns.Parameter, fresh.Write(request));
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
