namespace Federation.Gateway.Identity.Store;

/// <summary>That a client is still to be told that a session ended. Deleted when it was, or nobody waits for it any more.</summary>
internal sealed class LogoutNotice
{
    public required Guid Id { get; init; }

    /// <summary>By OpenIddict's key of the client.</summary>
    public required string Client { get; init; }

    /// <summary>What the client calls the person, and the session.</summary>
    public required string Subject { get; init; }

    public required string Sid { get; init; }

    /// <summary>From then on the client is not told any more, in UTC.</summary>
    public required DateTime Until { get; init; }

    /// <summary>Not before, in UTC.</summary>
    public required DateTime NextAt { get; set; }

    public int Attempts { get; set; }
}
