using System.Collections.Immutable;
using Federation.Trust.Entities;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>Whether some texts are a chain to an anchor (OpenID Federation 1.0, sections 4 and 10.2). It asks nobody; wherever the texts come from, they are believed in nothing. Pure.</summary>
public static class ChainVerifier
{
    /// <summary>The chain, or the first that speaks against it.</summary>
    /// <param name="statements">In compact form, from the entity's configuration up to the anchor's, which may be left out.</param>
    /// <param name="anchor">With the keys that it is known by.</param>
    public static async Task<Judged<TrustChain>> VerifyAsync(IReadOnlyList<string> statements, TrustAnchor anchor, DateTimeOffset now, TrustRules rules)
    {
        // The configurations of both ends, and one statement for each step between.
        if (statements.Count > rules.MostIntermediates + 3) return new TrustRefusal(TrustCodes.PathTooLong, $"At most {rules.MostIntermediates} entities stand between one and the anchor.");
        var chain = ImmutableArray.CreateBuilder<EntityStatement>(statements.Count);
        foreach (string compact in statements)
        {
            if (!StatementReader.Read(compact, now, rules).TryGet(out var statement, out var refusal)) return refusal;
            chain.Add(statement);
        }

        return await VerifyAsync(chain.ToImmutable(), anchor);
    }

    /// <summary>The same with statements that were read, and that count at the moment.</summary>
    internal static async Task<Judged<TrustChain>> VerifyAsync(ImmutableArray<EntityStatement> chain, TrustAnchor anchor)
    {
        // Signatures come last: they are what costs.
        if (AgainstOrder(chain, anchor.Id) is { } disorder) return disorder;
        bool isWhole = chain[^1].IsConfiguration;
        var superiors = chain[1..(isWhole && chain.Length > 1 ? chain.Length - 1 : chain.Length)];
        if (!ResolvedMetadata.Of(chain[0], superiors).TryGet(out var resolved, out var refusal)) return refusal;
        return await AgainstSignaturesAsync(chain, anchor) is { } forged ? forged : new TrustChain
        {
            Statements = chain,
            Anchor = anchor.Id,
            Metadata = resolved.Metadata,
            ForbiddenTypes = resolved.ForbiddenTypes,
            Expires = chain.Min(statement => statement.Expires),
        };
    }

    /// <summary>Null where each statement is about the issuer of the one before, and the last one is the anchor's.</summary>
    private static TrustRefusal? AgainstOrder(ImmutableArray<EntityStatement> chain, EntityId anchor)
    {
        if (chain.IsEmpty || !chain[0].IsConfiguration) return new TrustRefusal(TrustCodes.OtherSubject, "A chain begins with what its entity says of itself.");
        var met = new HashSet<EntityId> { chain[0].Subject };
        for (int index = 1; index < chain.Length; index++)
        {
            var (below, statement) = (chain[index - 1], chain[index]);
            if (statement.Subject != below.Issuer) return new TrustRefusal(TrustCodes.OtherSubject, "A statement of the chain is not about the issuer of the one before it.");
            // Only the last one may be by itself, and after a statement of its own.
            if (statement.IsConfiguration) return index == chain.Length - 1 && index > 1 && statement.Issuer == anchor ? null : new TrustRefusal(TrustCodes.Loop, "An entity speaks for itself in the middle of the chain.");
            if (!met.Add(statement.Issuer)) return new TrustRefusal(TrustCodes.Loop, "An entity stands above itself.");
            if (index == 1 && !chain[0].AuthorityHints.Contains(statement.Issuer)) return new TrustRefusal(TrustCodes.NotHinted, "The entity does not name this issuer among its superiors.");
        }

        return chain[^1].Issuer == anchor ? null : new TrustRefusal(TrustCodes.AnchorNotReached, "The chain ends below the anchor.");
    }

    /// <summary>The anchor's configuration is checked by the keys that the anchor is known by, and may name new ones for what it says of others.</summary>
    private static async Task<TrustRefusal?> AgainstSignaturesAsync(ImmutableArray<EntityStatement> chain, TrustAnchor anchor)
    {
        var keys = anchor.Keys;
        for (int index = chain.Length - 1; index >= 0; index--)
        {
            if (await StatementSignature.CheckAsync(chain[index], keys) is { } refusal) return refusal;
            keys = chain[index].Keys;
        }

        // Its own keys and those that its superior names are to be the same as far as this signature goes.
        return await StatementSignature.CheckAsync(chain[0], chain[0].Keys);
    }
}
