using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Takes what clients sign to prove themselves (<c>private_key_jwt</c>) also where it names no type, or the general one, as most libraries write it
/// (<see href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523, 3</see> asks for none). What the type would guard against, an assertion made for another server, its audience guards
/// against: it must be our issuer. Thread safe.
/// </summary>
internal sealed class ClientAssertionTypes : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<ClientAssertionTypes>()
        .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 1)
        .Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.ValidTokenTypes.Count == 1 && context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion) && context.TokenValidationParameters is { } parameters)
        {
            parameters.TypeValidator = static (type, _, valid) => string.IsNullOrEmpty(type) || string.Equals(type, JsonWebTokenTypes.GenericJsonWebToken, StringComparison.OrdinalIgnoreCase) || valid.ValidTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
                ? JsonWebTokenTypes.ClientAuthentication
                : throw new SecurityTokenInvalidTypeException("The type is not that of a client's assertion.") { InvalidType = type };
        }

        return ValueTask.CompletedTask;
    }
}
