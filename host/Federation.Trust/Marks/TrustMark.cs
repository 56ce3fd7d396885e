using Federation.Trust.Entities;
using Federation.Trust.Tokens;

namespace Federation.Trust.Marks;

/// <summary>Somebody's word that an entity holds to something (OpenID Federation 1.0, section 7). It has its form; whether it holds is for <see cref="MarkVerifier"/>. Immutable.</summary>
public sealed record TrustMark
{
    public required EntityId Issuer { get; init; }

    public required EntityId Subject { get; init; }

    /// <summary>The <c>trust_mark_type</c>, most often an address.</summary>
    public required string Type { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Null where it has no end.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>The owner's leave to give marks of this type, in compact form; null where there is none.</summary>
    public required string? Delegation { get; init; }

    /// <summary>As it was signed.</summary>
    public required SignedToken Token { get; init; }
}
