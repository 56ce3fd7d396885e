namespace Federation.Gateway.Identity.Setup;

/// <summary>An account in a list.</summary>
/// <param name="Created">In UTC.</param>
/// <param name="IsEnrolled">Whether its person has taken it over.</param>
/// <param name="Roles">Each with its network.</param>
public sealed record AccountLine(string Email, DateTime Created, bool IsEnrolled, IReadOnlyList<string> Roles);

/// <summary>A client in a list.</summary>
public sealed record ClientLine(string Id, string Name, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> Roles);

/// <summary>A network's provider in a list.</summary>
public sealed record ProviderLine(string Network, string Issuer, string ClientId, IReadOnlyList<string> Domains);
