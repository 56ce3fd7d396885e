using System.Collections.Immutable;
using System.Text.Json;
using Federation.Trust.Statements;
using Federation.Trust.Tokens;

namespace Federation.Trust.Marks;

/// <summary>The trust marks that a configuration shows.</summary>
internal static class ShownMarks
{
    private const int MostMarks = 50;
    private const int MostCharacters = 16_384;

    /// <summary>Null where one of them has no type, or another in itself. Whether they hold is not looked at.</summary>
    public static ImmutableArray<string>? Read(TokenClaims claims)
    {
        if (claims.Find(StatementWords.TrustMarks) is not { } json) return [];
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostMarks) return null;
        var marks = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in json.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object) return null;
            var shown = new TokenClaims(entry);
            if (shown.Text("trust_mark", MostCharacters) is not { } compact || shown.Text(StatementWords.TrustMarkType, MarkReader.MostTypeCharacters) is not { } type) return null;
            if (SignedToken.Read(compact)?.Claims.Text(StatementWords.TrustMarkType, MarkReader.MostTypeCharacters) != type) return null;
            marks.Add(compact);
        }

        return marks.ToImmutable();
    }
}
