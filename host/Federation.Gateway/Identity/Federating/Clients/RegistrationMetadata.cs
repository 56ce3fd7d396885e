using System.Text.Json.Nodes;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>Says in the discovery document, and so in the anchor's configuration, how relying parties of the federation become clients (OpenID Federation 1.0, section 5.1.3). Thread safe.</summary>
internal sealed class RegistrationMetadata : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<RegistrationMetadata>()
        .SetOrder(int.MaxValue - 100_000)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata["client_registration_types_supported"] = new JsonArray("automatic");
        context.Metadata["request_authentication_methods_supported"] = new JsonObject { ["pushed_authorization_request_endpoint"] = new JsonArray("private_key_jwt") };
        context.Metadata["request_authentication_signing_alg_values_supported"] = new JsonArray("ES256", "RS256");
        return ValueTask.CompletedTask;
    }
}
