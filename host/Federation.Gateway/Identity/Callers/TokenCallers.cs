using Federation.Cluster.Centres;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace Federation.Gateway.Identity.Callers;

/// <summary>Knows who carries an access token of ours: for this audience, not expired, not revoked, of an account that is still there and has the password of then. Thread safe.</summary>
internal sealed class TokenCallers(CallerGrants grants, AccountBook accounts) : ICallerSource
{
    public async ValueTask<Caller?> ReadAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count == 0) return null;
        var result = await http.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        if (result is not { Succeeded: true, Principal: { } principal }) return null;
        var scopes = principal.GetScopes();
        var expires = principal.GetExpirationDate();
        if (principal.GetClaim(TokenClaims.Client) is { } client) return (await grants.ClientAsync(client, scopes, http.RequestAborted)).Until(expires);
        if (principal.GetClaim(TokenClaims.Account) is not { } account || await accounts.FindActiveAsync(account, principal.GetClaim(TokenClaims.Stamp), http.RequestAborted) is null) return null;
        var caller = (await grants.AccountAsync(account, scopes, http.RequestAborted)).Until(expires);
        if (principal.GetClaim(TokenClaims.Centre) is not { } door) return caller;
        return CentreId.TryParse(door, out var centre) ? caller.At(centre) : null;
    }
}
