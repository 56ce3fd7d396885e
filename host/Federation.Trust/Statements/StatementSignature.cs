using Federation.Trust.Keys;
using Federation.Trust.Tokens;

namespace Federation.Trust.Statements;

/// <summary>Whether a statement is by whom it says.</summary>
public static class StatementSignature
{
    /// <summary>Null where one of the issuer's keys signed it: the one that it names.</summary>
    /// <param name="issuer">The issuer's keys, from wherever they are known.</param>
    public static Task<TrustRefusal?> CheckAsync(EntityStatement statement, FederationKeySet issuer) => TypedToken.AgainstKeysAsync(statement.Token, issuer);

    /// <summary>A configuration that is by itself: of this entity, and signed by a key that it names.</summary>
    public static async Task<Judged<EntityStatement>> ReadConfigurationAsync(string compact, Entities.EntityId entity, DateTimeOffset now, TrustRules rules)
    {
        if (!StatementReader.Read(compact, now, rules).TryGet(out var statement, out var refusal)) return refusal;
        if (statement.Subject != entity || !statement.IsConfiguration) return new TrustRefusal(TrustCodes.OtherSubject, "This is not what the entity that was asked says of itself.");
        return await CheckAsync(statement, statement.Keys) is { } forged ? forged : statement;
    }
}
