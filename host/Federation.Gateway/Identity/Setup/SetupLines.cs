namespace Federation.Gateway.Identity.Setup;

/// <summary>An account in a list, or an invitation to one.</summary>
/// <param name="Created">When it was made, in UTC.</param>
/// <param name="IsEnrolled">False for an invitation that nobody has taken up.</param>
/// <param name="Roles">Each with its network.</param>
public sealed record AccountLine(string Email, DateTime Created, bool IsEnrolled, IReadOnlyList<string> Roles);

/// <summary>A client in a list.</summary>
public sealed record ClientLine(string Id, string Name, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> Roles);

/// <summary>A network's provider in a list.</summary>
public sealed record ProviderLine(string Network, string Issuer, string ClientId, IReadOnlyList<string> Domains);
