namespace Federation.Gateway.Identity.Store;

/// <summary>That an account belongs to a home network, as the network last said it.</summary>
internal sealed class Membership
{
    public required string AccountId { get; init; }

    public required string Network { get; init; }

    /// <summary>The network's own word for what the member pays for; null where it says none.</summary>
    public string? Tier { get; set; }

    /// <summary>When it ends; null for open.</summary>
    public DateTime? Ends { get; set; }

    /// <summary>Whether the network's provider said at the last sign-in that the member is not in good standing.</summary>
    public bool IsBlockedByProvider { get; set; }

    /// <summary>Whether a manager of the network blocked the member.</summary>
    public bool IsBlockedByManager { get; set; }

    /// <summary>When a manager did; null where none has, or nobody wrote it down.</summary>
    public DateTime? BlockedAt { get; set; }

    /// <summary>The opaque id of the account or client that did; null as <see cref="BlockedAt"/>.</summary>
    public string? BlockedBy { get; set; }

    /// <summary>In place of an issuer, where a network without a provider says itself who its members are.</summary>
    public const string ByTheNetwork = "";

    /// <summary>The issuer of the provider that said so, or <see cref="ByTheNetwork"/>. What another one said counts no more.</summary>
    public required string Issuer { get; set; }

    /// <summary>When it last said so: at the last sign-in.</summary>
    public DateTime ConfirmedAt { get; set; }
}
