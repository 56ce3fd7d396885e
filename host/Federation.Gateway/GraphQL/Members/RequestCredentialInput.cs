namespace Federation.Gateway.GraphQL.Members;

/// <param name="Centre">The host centre's key or global id.</param>
/// <param name="Key">The phone's public key, a JWK.</param>
/// <param name="Network">The home network's key; null for the only one.</param>
internal sealed record RequestCredentialInput(string Centre, string Key, string? Network);
