using System.Text.Json.Nodes;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Statements;

namespace Federation.Trust.Marks;

/// <summary>A trust mark that we are about to sign. What is null is left out.</summary>
public sealed record MarkDraft
{
    public required EntityId Issuer { get; init; }

    public required EntityId Subject { get; init; }

    public required string Type { get; init; }

    /// <summary>Null where it has no end.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>Where people read about it.</summary>
    public Uri? Reference { get; init; }

    /// <summary>Of the type's owner, in compact form.</summary>
    public string? Delegation { get; init; }
}

/// <summary>Signs trust marks.</summary>
public static class MarkWriter
{
    /// <summary>The compact form. Older libraries know the type as <c>id</c>, which has the same value.</summary>
    public static string Write(MarkDraft draft, FederationSigner signer, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            [StatementWords.Issuer] = draft.Issuer.Value,
            [StatementWords.Subject] = draft.Subject.Value,
            [StatementWords.TrustMarkType] = draft.Type,
            ["id"] = draft.Type,
            [StatementWords.IssuedAt] = now.ToUnixTimeSeconds(),
        };
        if (draft.Expires is { } expires) claims[StatementWords.Expires] = expires.ToUnixTimeSeconds();
        if (draft.Reference is { } reference) claims["ref"] = reference.AbsoluteUri;
        if (draft.Delegation is { } delegation) claims[MarkReader.Delegation] = delegation;
        return signer.Sign(MarkReader.MarkType, claims);
    }

    /// <summary>Marks as a configuration or an answer shows them.</summary>
    public static JsonArray Shown(IEnumerable<(string Type, string Compact)> marks) =>
        new([.. marks.Select(mark => (JsonNode?)new JsonObject { [StatementWords.TrustMarkType] = mark.Type, ["id"] = mark.Type, ["trust_mark"] = mark.Compact })]);
}
