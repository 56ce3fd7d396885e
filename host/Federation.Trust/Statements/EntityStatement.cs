using System.Collections.Immutable;
using Federation.Trust.Constraints;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Marks;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;
using Federation.Trust.Tokens;

namespace Federation.Trust.Statements;

/// <summary>
/// What one entity says of another, or of itself: then it is a configuration. It has its form; that its issuer signed it is known to whoever checked it against the issuer's keys. Immutable.
/// </summary>
public sealed record EntityStatement
{
    public required EntityId Issuer { get; init; }

    public required EntityId Subject { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>From this moment on it counts no more.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The subject's.</summary>
    public required FederationKeySet Keys { get; init; }

    /// <summary>Of the subject: what it says itself, or what its superior says in its place. <see cref="EntityMetadata.None"/> where nothing is said.</summary>
    public required EntityMetadata Metadata { get; init; }

    /// <summary>Whom a configuration names as its superiors, in its order. Empty at the top, and in a superior's statement.</summary>
    public ImmutableArray<EntityId> AuthorityHints { get; init; } = [];

    /// <summary>Null where a superior asks for nothing.</summary>
    public MetadataPolicy? Policy { get; init; }

    /// <summary>Null where a superior sets none.</summary>
    public ChainConstraints? Constraints { get; init; }

    /// <summary>The marks that a configuration shows, in compact form and unchecked.</summary>
    public ImmutableArray<string> TrustMarks { get; init; } = [];

    /// <summary>What an anchor's configuration says of the marks of its federation.</summary>
    public required MarkAuthorities MarkAuthorities { get; init; }

    /// <summary>As it was signed.</summary>
    public required SignedToken Token { get; init; }

    /// <summary>Whether its subject says it of itself.</summary>
    public bool IsConfiguration => Issuer == Subject;

    /// <summary>Where the subject of a configuration tells of its subordinates; null where it does not, or at an address that is not asked.</summary>
    public Uri? FetchEndpoint(TrustRules rules) =>
        Metadata.Text(EntityMetadata.FederationEntity, StatementWords.FetchEndpoint) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Fragment.Length == 0 && EntityId.IsTaken(address, rules.AllowLoopback) ? address : null;
}
