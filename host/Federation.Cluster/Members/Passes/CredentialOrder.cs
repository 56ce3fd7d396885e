using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Passes;

/// <summary>What a credential is to say. There is no room for a name or a mailbox.</summary>
public sealed record CredentialOrder
{
    /// <summary>The host centre that it is for, and no other: its id as an address, of this directory (<see cref="PassAudience"/>) or of another.</summary>
    public required string Audience { get; init; }

    /// <summary>The member's at that centre.</summary>
    public required Pseudonym Subject { get; init; }

    public required NetworkId HomeNetwork { get; init; }

    public required Tier Tier { get; init; }

    public required OfflinePolicy OfflinePolicy { get; init; }

    /// <summary>The lowest overall level of the label, 1 to 3, that the home network asks of a centre that hosts its members; null where it asks for none.</summary>
    public int? LabelLevel { get; init; }

    /// <summary>Its place in the issuer's list of states, 0 to <see cref="Status.StatusList.Places"/> - 1; no other credential that lives has it.</summary>
    public required int StatusIndex { get; init; }

    /// <summary>The public key of the member's phone as a JWK, which is JSON: any text at all.</summary>
    public required string HolderKey { get; init; }

    /// <summary>When the membership ends; null where no end is known.</summary>
    public DateTimeOffset? MembershipEnds { get; init; }
}

/// <summary>What came of an order: a credential, or why there is none.</summary>
public sealed record CredentialOutcome
{
    /// <summary>A JWT in its compact form; null where the order was refused.</summary>
    public string? Credential { get; init; }

    /// <summary>From this moment on the credential counts no more; null with <see cref="Credential"/>.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Null where it was not refused.</summary>
    public PassRefusal? Refusal { get; init; }
}
