using System.Security.Claims;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>
/// What a terminal asks for when it asks for a code (RFC 8628, section 3.1): the door of one centre, which it names with the parameter <c>centre</c>. The codes carry that, so that nobody changes it on the way. Thread safe.
/// </summary>
internal sealed class TerminalRequests(TerminalCentres centres, TerminalThrottle throttle) : IOpenIddictServerHandler<HandleDeviceAuthorizationRequestContext>
{
    /// <summary>The parameter that names the centre, by its id.</summary>
    public const string Centre = "centre";

    /// <summary>What a terminal can be given.</summary>
    private static readonly string[] Given = [TokenScopes.Admission, Scopes.OfflineAccess];

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleDeviceAuthorizationRequestContext>()
        .UseSingletonHandler<TerminalRequests>()
        .SetOrder(0)
        .Build();

    public async ValueTask HandleAsync(HandleDeviceAuthorizationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()?.HttpContext;
        var scopes = context.Request.GetScopes();
        if (!throttle.MayBegin(http?.Connection.RemoteIpAddress))
        {
            context.Reject(Errors.TemporarilyUnavailable, "Too many codes were asked for from this address. Ask again in a minute.");
            return;
        }

        if (!scopes.Contains(TokenScopes.Admission) || scopes.Any(scope => !Given.Contains(scope)))
        {
            context.Reject(Errors.InvalidScope, $"A terminal asks for {TokenScopes.Admission}, with {Scopes.OfflineAccess} where it is to stay.");
            return;
        }

        if (await centres.FindAsync((string?)context.Request[Centre], http?.RequestAborted ?? default) is not { } centre)
        {
            context.Reject(Errors.InvalidRequest, $"{Centre} is the id of the centre whose door the terminal stands at.");
            return;
        }

        var asked = new ClaimsPrincipal(new ClaimsIdentity());
        asked.SetScopes(scopes);
        asked.SetClaim(TokenClaims.Centre, centre.Id.Value);
        context.Principal = asked;
    }
}
