namespace Federation.Gateway.Identity.Store;

/// <summary>A browser's session that was signed out of, a session at a provider that was, or a token that said so: kept for as long as a copy of the cookie, or the token, would be taken.</summary>
internal sealed class EndedSession
{
    /// <summary>Random; says nothing of whose it was.</summary>
    public required string Id { get; init; }

    /// <summary>When the cookie ends by itself, in UTC.</summary>
    public required DateTime Until { get; init; }
}
