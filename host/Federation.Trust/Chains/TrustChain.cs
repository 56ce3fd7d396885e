using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Federation.Trust.Entities;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>A way from an entity up to an anchor that holds, and what the entity is by it. Immutable.</summary>
public sealed record TrustChain
{
    /// <summary>From the entity's configuration over what each superior says to the anchor's configuration, which may be left out of a chain that somebody else showed.</summary>
    public required ImmutableArray<EntityStatement> Statements { get; init; }

    public required EntityId Anchor { get; init; }

    /// <summary>What the entity is: as it says itself, as its superior says in its place, without forbidden types, under the policies of all above it.</summary>
    public required EntityMetadata Metadata { get; init; }

    /// <summary>The types that the entity says it has and that somebody above it forbids.</summary>
    public required ImmutableArray<string> ForbiddenTypes { get; init; }

    /// <summary>From this moment on it counts no more: the least end of its statements.</summary>
    public required DateTimeOffset Expires { get; init; }

    public EntityId Subject => Statements[0].Subject;

    /// <summary>The entity's configuration.</summary>
    public EntityStatement Configuration => Statements[0];

    /// <summary>The statements as they were signed, in their order: a <c>trust_chain</c>.</summary>
    public IEnumerable<string> Compact => Statements.Select(statement => statement.Token.Compact);

    /// <summary>SHA-256 of the statements with a line break between each two, as 43 characters of base64url: which chain a decision stood on.</summary>
    public string Hash => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Compact))));

    /// <summary>Whether an entity takes part in it, at its beginning, on the way or at its end.</summary>
    public bool Involves(EntityId entity) => Anchor == entity || Statements.Any(statement => statement.Issuer == entity || statement.Subject == entity);

    /// <summary>The chain, where its entity is of a type; else whether it never was or must not be.</summary>
    public Judged<TrustChain> As(string type)
    {
        if (Metadata.Types.ContainsKey(type)) return this;
        return ForbiddenTypes.Contains(type)
            ? new TrustRefusal(TrustCodes.TypeForbidden, $"The entity must not be a {Shown.Short(type)}: somebody above it forbids that.")
            : new TrustRefusal(TrustCodes.TypeMissing, $"The entity does not say that it is a {Shown.Short(type)}.");
    }
}
