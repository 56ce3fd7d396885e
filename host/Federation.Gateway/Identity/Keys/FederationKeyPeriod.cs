using Federation.Trust.Keys;

namespace Federation.Gateway.Identity.Keys;

/// <summary>A key of the federation and its time, in UTC.</summary>
/// <param name="From">From when it signs.</param>
/// <param name="Until">Until when what it signed counts; null while nobody knows.</param>
internal sealed record FederationKeyPeriod(FederationSigner Signer, DateTime From, DateTime? Until);
