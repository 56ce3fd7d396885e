using System.Collections.Immutable;
using System.Security.Claims;
using Federation.Cluster.Centres;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Store;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>Makes what stands in tokens. Thread safe.</summary>
internal sealed class TokenPrincipals(PairwiseSubjects subjects)
{
    /// <summary>For a person at a client.</summary>
    /// <param name="signedInAt">When the person signed in.</param>
    /// <param name="sid">What the client calls the session; null for one that needs no name for it.</param>
    public ClaimsPrincipal Of(Account account, ClientSector sector, ImmutableArray<string> scopes, DateTimeOffset signedInAt, string? sid)
    {
        var identity = New();
        identity.SetClaim(Claims.Subject, subjects.Of(sector.Name, account.Id)).SetClaim(Claims.AuthenticationTime, signedInAt.ToUnixTimeSeconds()).SetClaim(LogoutWords.Sid, sid);
        identity.SetClaim(TokenClaims.Account, account.Id).SetClaim(TokenClaims.Stamp, account.SecurityStamp);
        return Finish(identity, scopes);
    }

    /// <summary>For a terminal at the door of one centre, by the word of a person who is staff there.</summary>
    public ClaimsPrincipal OfTerminal(Account account, ClientSector sector, CentreId centre, ImmutableArray<string> scopes, DateTimeOffset signedInAt)
    {
        var principal = Of(account, sector, scopes, signedInAt, sid: null);
        principal.SetClaim(TokenClaims.Centre, centre.Value);
        return principal.SetDestinations(DestinationsOf);
    }

    /// <summary>For a client that acts for itself.</summary>
    public static ClaimsPrincipal OfClient(string clientId, ImmutableArray<string> scopes)
    {
        var identity = New();
        identity.SetClaim(Claims.Subject, clientId).SetClaim(TokenClaims.Client, clientId);
        return Finish(identity, scopes);
    }

    /// <summary>For a client that acts for somebody whose token it holds: with no scope that the token had not, and with who acts (RFC 8693, 4.1).</summary>
    /// <param name="sector">Of the client that exchanges: it learns no other client's subject of the person.</param>
    public ClaimsPrincipal Exchanged(Account account, ClientSector sector, string clientId, ImmutableArray<string> scopes)
    {
        var identity = New();
        identity.SetClaim(Claims.Subject, subjects.Of(sector.Name, account.Id)).SetClaim(TokenClaims.Account, account.Id).SetClaim(TokenClaims.Stamp, account.SecurityStamp);
        identity.SetClaim("act", new System.Text.Json.Nodes.JsonObject { ["sub"] = clientId });
        return Finish(identity, scopes);
    }

    private static ClaimsIdentity New() => new(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(scopes.Any(TokenScopes.All.Contains) ? [IdentityRegistration.Resource] : []);
        identity.SetDestinations(DestinationsOf);
        return new ClaimsPrincipal(identity);
    }

    private static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        Claims.Subject or Claims.AuthenticationTime => [Destinations.AccessToken, Destinations.IdentityToken],
        LogoutWords.Sid => [Destinations.IdentityToken],
        _ => [Destinations.AccessToken],
    };
}
