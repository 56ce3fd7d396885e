using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>
/// Answers on the port that asks for certificates what terminals ask, and nothing else: a browser that came there would be asked for one. The host itself speaks TLS on no other port.
/// </summary>
internal static class TerminalPort
{
    private static readonly PathString[] OfTerminals = [IdentityRoutes.DeviceAuthorization, IdentityRoutes.Token, IdentityRoutes.Revocation, "/graphql"];

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<ITlsHandshakeFeature>() is null || Array.Exists(OfTerminals, own => http.Request.Path == own)) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
