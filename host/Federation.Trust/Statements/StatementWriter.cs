using System.Text.Json.Nodes;
using Federation.Trust.Keys;
using Federation.Trust.Marks;
using Federation.Trust.Metadata;

namespace Federation.Trust.Statements;

/// <summary>Signs entity statements.</summary>
public static class StatementWriter
{
    /// <summary>The compact form. It counts from <paramref name="now"/> on, in whole seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is meant to count for longer than a statement may, or not at all.</exception>
    public static string Write(StatementDraft draft, FederationSigner signer, DateTimeOffset now) => signer.Sign(StatementWords.StatementType, Claims(draft, now));

    /// <summary>What is signed: whoever has it already needs no signature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As above.</exception>
    public static JsonObject Claims(StatementDraft draft, DateTimeOffset now)
    {
        if (draft.Lifetime <= TimeSpan.Zero || draft.Lifetime > TrustRules.MostLifetime) throw new ArgumentOutOfRangeException(nameof(draft), draft.Lifetime, $"A statement counts for up to {TrustRules.MostLifetime.TotalHours:0} hours.");
        long from = now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            [StatementWords.Issuer] = draft.Issuer.Value,
            [StatementWords.Subject] = draft.Subject.Value,
            [StatementWords.IssuedAt] = from,
            [StatementWords.Expires] = from + (long)draft.Lifetime.TotalSeconds,
            [StatementWords.Keys] = new JsonObject { ["keys"] = new JsonArray([.. draft.Keys.Select(EntityMetadata.Node)]) },
        };
        if (draft.AuthorityHints.Count > 0) claims[StatementWords.AuthorityHints] = new JsonArray([.. draft.AuthorityHints.Select(hint => (JsonNode?)hint.Value)]);
        Put(StatementWords.Metadata, draft.Metadata);
        Put(StatementWords.MetadataPolicy, draft.Policy);
        Put(StatementWords.Constraints, draft.Constraints);
        if (draft.TrustMarks.Count > 0) claims[StatementWords.TrustMarks] = MarkWriter.Shown(draft.TrustMarks);
        Put(StatementWords.TrustMarkIssuers, draft.TrustMarkIssuers);
        Put(StatementWords.TrustMarkOwners, draft.TrustMarkOwners);
        if (draft.SourceEndpoint is { } endpoint) claims[StatementWords.SourceEndpoint] = endpoint.AbsoluteUri;
        return claims;

        void Put(string name, JsonObject? value)
        {
            if (value is not null) claims[name] = value.DeepClone();
        }
    }
}
