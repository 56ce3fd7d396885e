using Federation.Gateway.Identity.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>Adds the device flow for terminals at doors, and certificates that their tokens are bound to.</summary>
internal static class TerminalRegistration
{
    /// <summary>Digits, which every terminal can show and every phone can type, in three groups of three.</summary>
    private const int CodeLength = 9;

    private static readonly TimeSpan Codes = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddTerminals(this IServiceCollection services) =>
        services.AddSingleton<TerminalCentres>().AddSingleton<TerminalThrottle>().AddSingleton<ShownUserCode>().AddScoped<VerificationEndpoint>();

    /// <param name="terminalUrl">Where terminals bring certificates; null where nobody is asked for one.</param>
    public static void Open(OpenIddictServerBuilder server, Uri? terminalUrl)
    {
        server
            .SetDeviceAuthorizationEndpointUris(IdentityRoutes.DeviceAuthorization)
            .SetEndUserVerificationEndpointUris(IdentityRoutes.Verification)
            .AllowDeviceAuthorizationFlow()
            .SetDeviceCodeLifetime(Codes)
            .SetUserCodeLifetime(Codes)
            .SetUserCodeLength(CodeLength)
            .AddEventHandler(TerminalRequests.Descriptor);
        if (terminalUrl is null) return;
        server
            // A certificate may name addresses to fetch what is above it: nobody is asked on its behalf.
            .EnableSelfSignedTlsClientAuthentication(policy => policy.DisableCertificateDownloads = true)
            .UseClientCertificateBoundAccessTokens()
            .UseClientCertificateBoundRefreshTokens()
            .SetMtlsDeviceAuthorizationEndpointAliasUri(new Uri(terminalUrl, IdentityRoutes.DeviceAuthorization))
            .SetMtlsTokenEndpointAliasUri(new Uri(terminalUrl, IdentityRoutes.Token))
            .SetMtlsRevocationEndpointAliasUri(new Uri(terminalUrl, IdentityRoutes.Revocation));
    }
}
