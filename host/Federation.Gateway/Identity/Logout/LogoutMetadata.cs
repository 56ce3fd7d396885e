using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Logout;

/// <summary>Says in the discovery document that clients are told of ended sessions (section 2.1), where they are. Thread safe.</summary>
internal sealed class LogoutMetadata(LogoutTokens tokens) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<LogoutMetadata>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + 1)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["backchannel_logout_supported"] = tokens.CanSign;
        context.Metadata["backchannel_logout_session_supported"] = tokens.CanSign;
        return ValueTask.CompletedTask;
    }
}
