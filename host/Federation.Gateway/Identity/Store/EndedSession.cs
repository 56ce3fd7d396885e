namespace Federation.Gateway.Identity.Store;

/// <summary>A browser's session that was signed out of, kept for as long as a copy of its cookie would be taken.</summary>
internal sealed class EndedSession
{
    /// <summary>Random; says nothing of whose it was.</summary>
    public required string Id { get; init; }

    /// <summary>When the cookie ends by itself, in UTC.</summary>
    public required DateTime Until { get; init; }
}
