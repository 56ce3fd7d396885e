using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>What a client may know of a person: the subject that is theirs alone, and nothing else.</summary>
internal static class UserInfoEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http)
    {
        var principal = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal ?? throw new InvalidOperationException("OpenIddict let a request without a token pass.");
        return Results.Json(new JsonObject { [Claims.Subject] = principal.GetClaim(Claims.Subject) });
    }
}
