using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Providers;

/// <summary>Where a network's provider sends a person back. OpenIddict has checked state, issuer, code, nonce and the tokens by then.</summary>
internal sealed class ProviderCallback(ProviderBook providers, AccountBook accounts, MembershipBook memberships, SignInSessions sessions, IdentityKeys keys, SignInAudit audit)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        if (http.GetOpenIddictClientRequest() is null) return SignInPages.Failed(http); // The address is of no network that has a provider.
        var result = await http.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        if (result is not { Succeeded: true, Principal: { } principal }) return SignInPages.Failed(http);
        string network = principal.GetClaim(Claims.Private.RegistrationId) ?? throw new InvalidOperationException("OpenIddict names no registration.");
        if (providers.Current.FirstOrDefault(known => known.Network == network) is not { } provider) return SignInPages.Failed(http); // It was disconnected meanwhile.
        string subject = principal.GetClaim(Claims.Subject) ?? throw new InvalidOperationException("OpenIddict let a token without a subject pass.");
        var account = await accounts.OfProviderAsync(ForeignLogin.Of(provider, subject, keys.Current), http.RequestAborted);
        await memberships.ConfirmAsync(account.Id, provider, MemberClaims.Of(principal, provider), http.RequestAborted);
        await sessions.StartAsync(http, account, SessionOrigin.Of(provider, principal.GetClaim(LogoutWords.Sid), keys.Current));
        audit.SignedInThrough(account.Id, network);
        return Results.Redirect(SignInAddress.Local(result.Properties?.RedirectUri));
    }
}
