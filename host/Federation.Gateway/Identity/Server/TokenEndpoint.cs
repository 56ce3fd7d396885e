using System.Collections.Immutable;
using System.Security.Claims;
using Federation.Cluster.Centres;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Logout;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>Where clients get tokens: for a code, for a refresh token, for themselves, or for a token that they exchange. OpenIddict has checked the client and what it presents.</summary>
internal sealed class TokenEndpoint(AccountBook accounts, IOpenIddictApplicationManager clients, TokenPrincipals principals)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not read this request.");
        if (request.IsClientCredentialsGrantType()) return SignIn(TokenPrincipals.OfClient(request.ClientId!, request.GetScopes())); // It has checked the client.
        var presented = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal ?? throw new InvalidOperationException("OpenIddict let a grant without a principal pass.");
        return request.IsTokenExchangeGrantType() ? await ExchangeAsync(request, presented, http.RequestAborted) : await RenewAsync(request, presented, http.RequestAborted);
    }

    /// <summary>Who may no longer sign in gets no new token, whatever the client still holds.</summary>
    private async Task<IResult> RenewAsync(OpenIddictRequest request, ClaimsPrincipal presented, CancellationToken cancellationToken)
    {
        if (await AccountAsync(presented, cancellationToken) is not { } account) return Refuse("The account can no longer sign in.");
        var (sector, scopes) = (await SectorAsync(request, cancellationToken), Narrowed(request, presented));
        var renewed = CentreId.TryParse(presented.GetClaim(TokenClaims.Centre), out var centre)
            ? principals.OfTerminal(account, sector, centre, scopes, SignedInAt(presented))
            : principals.Of(account, sector, scopes, SignedInAt(presented), presented.GetClaim(LogoutWords.Sid));
        renewed.SetAuthorizationId(presented.GetAuthorizationId());
        return SignIn(renewed);
    }

    private async Task<IResult> ExchangeAsync(OpenIddictRequest request, ClaimsPrincipal presented, CancellationToken cancellationToken)
    {
        if (await AccountAsync(presented, cancellationToken) is not { } account) return Refuse("The subject token is not that of an account that can sign in.");
        // A token that was already exchanged is not exchanged again: a chain of actors would have to be told in full.
        if (presented.HasClaim("act")) return Refuse("The subject token was itself exchanged.");
        // What a terminal has is for its door alone.
        if (presented.HasClaim(TokenClaims.Centre)) return Refuse("The subject token is a terminal's.");
        return SignIn(principals.Exchanged(account, await SectorAsync(request, cancellationToken), request.ClientId!, Narrowed(request, presented))); // It has checked the client.
    }

    private async Task<ClientSector> SectorAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancellationToken) ?? throw new InvalidOperationException("OpenIddict let an unknown client pass."); // As above.
        return await ClientSector.OfAsync(clients, client, cancellationToken);
    }

    private async Task<Store.Account?> AccountAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        principal.GetClaim(TokenClaims.Account) is { } id ? await accounts.FindActiveAsync(id, principal.GetClaim(TokenClaims.Stamp), cancellationToken) : null;

    /// <summary>What is asked for, of what was given; all of it where nothing is asked for.</summary>
    private static ImmutableArray<string> Narrowed(OpenIddictRequest request, ClaimsPrincipal presented)
    {
        var given = presented.GetScopes();
        var asked = request.GetScopes();
        return asked.IsDefaultOrEmpty ? given : [.. given.Intersect(asked)];
    }

    private static DateTimeOffset SignedInAt(ClaimsPrincipal principal) =>
        long.TryParse(principal.GetClaim(Claims.AuthenticationTime), out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch;

    private static IResult SignIn(ClaimsPrincipal principal) => Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private static IResult Refuse(string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
