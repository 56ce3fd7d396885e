using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Server;

/// <summary>Keeps what only this directory reads out of what resource servers are told of a token. Thread safe.</summary>
internal sealed class IntrospectionAnswer : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleIntrospectionRequestContext>()
        .UseSingletonHandler<IntrospectionAnswer>()
        .SetOrder(OpenIddictServerHandlers.Introspection.AttachApplicationClaims.Descriptor.Order + 1)
        .Build();

    public ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        context.Claims.Remove(TokenClaims.Account);
        context.Claims.Remove(TokenClaims.Stamp);
        context.Claims.Remove(TokenClaims.Client);
        context.Claims.Remove(TokenClaims.Centre);
        return ValueTask.CompletedTask;
    }
}
