namespace Federation.Gateway.Identity.Setup;

/// <summary>A client of the sign-in, as an operator names it. Immutable.</summary>
public sealed record ClientTerms
{
    public required string Id { get; init; }

    /// <summary>What people are shown.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute; https, or http on the person's own machine. Empty for a client that acts for itself alone.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Where it is told that a session ended (<see href="https://openid.net/specs/openid-connect-backchannel-1_0.html">Back-Channel Logout</see>): https, or http on this machine; null for nowhere.</summary>
    public string? LogoutAddress { get; init; }

    /// <summary>Scopes that it may ask for, beside <c>openid</c> and <c>offline_access</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>A JSON Web Key Set with its public keys, for <c>private_key_jwt</c>; null for none.</summary>
    public string? Keys { get; init; }

    /// <summary>Whether it can keep no secret: an app on a person's device.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it runs on terminals at doors, which have no keyboard: it gets tokens by the device flow, for the door of one centre each, and nothing else.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether it may act for itself (client credentials).</summary>
    public bool ActsForItself { get; init; }

    /// <summary>Whether it may exchange tokens that it holds.</summary>
    public bool Exchanges { get; init; }

    /// <summary>Whether it is the directory's own, so that people are not asked. Not of a public one.</summary>
    public bool IsOurs { get; init; }
}
