namespace Federation.Gateway.Identity.Store;

/// <summary>A client that is to be told when a browser's session ends. Kept for as long as the session lasts.</summary>
internal sealed class SessionClient
{
    /// <summary>The session's random id.</summary>
    public required string Session { get; init; }

    /// <summary>By OpenIddict's key of the client.</summary>
    public required string Client { get; init; }

    /// <summary>Whose session it is: when the account is closed, all of its sessions end.</summary>
    public required string AccountId { get; init; }

    /// <summary>The session at the network's provider that it began with, as <see cref="Logout.SessionOrigin"/> writes it; null for a sign-in by password, and where the provider names none.</summary>
    public string? Origin { get; init; }

    /// <summary>What the client calls the person, and the session.</summary>
    public required string Subject { get; init; }

    public required string Sid { get; init; }

    /// <summary>When the session ends by itself, in UTC.</summary>
    public required DateTime Until { get; init; }
}
