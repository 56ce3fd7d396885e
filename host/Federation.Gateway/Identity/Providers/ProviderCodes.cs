namespace Federation.Gateway.Identity.Providers;

/// <summary>The codes with which a provider is refused.</summary>
internal static class ProviderCodes
{
    /// <summary>A setting has not the form that it needs.</summary>
    public const string Setting = "provider.setting";

    /// <summary>Its discovery document cannot be fetched or read.</summary>
    public const string Discovery = "provider.discovery";

    /// <summary>The document names another issuer.</summary>
    public const string Issuer = "provider.issuer";

    /// <summary>It lacks something that a safe sign-in needs.</summary>
    public const string Capability = "provider.capability";

    /// <summary>It does not know the client, or its secret.</summary>
    public const string Client = "provider.client";

    /// <summary>An e-mail domain belongs to another network.</summary>
    public const string Domain = "provider.domain";
}
