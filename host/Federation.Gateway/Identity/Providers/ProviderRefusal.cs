namespace Federation.Gateway.Identity.Providers;

/// <summary>Why a provider cannot be taken.</summary>
/// <param name="Code">A code of the catalogue.</param>
internal sealed record ProviderRefusal(string Code, string Message);
