namespace Federation.Gateway.Identity.Store;

/// <summary>That an account or a client has a role.</summary>
internal sealed class Grant
{
    /// <summary>The id of an account, or <c>client:</c> and that of a client.</summary>
    public required string Subject { get; init; }

    /// <summary>A role by name.</summary>
    public required string Role { get; init; }

    /// <summary>The network; empty for a role that has none.</summary>
    public required string Network { get; init; }

    public DateTime GrantedAt { get; init; }

    /// <summary>The subject that granted it; null for the operator of the machine.</summary>
    public string? GrantedBy { get; init; }
}
