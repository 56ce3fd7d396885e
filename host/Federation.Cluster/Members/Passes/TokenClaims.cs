using System.Text.Json;

namespace Federation.Cluster.Members.Passes;

/// <summary>Reads members of a JSON object, each by its own type: a number is no text. Null where one is not there or is of another type.</summary>
internal readonly struct TokenClaims(JsonElement claims)
{
    /// <summary>Every text of a token is short; its tokens within are not.</summary>
    private const int MostCharacters = 256;

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Null too where it is empty, longer than <paramref name="most"/> characters or no Unicode.</summary>
    public string? Text(string name, int most = MostCharacters)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.GetString() is { Length: > 0 } text && text.Length <= most ? text : null;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair is JSON, and no text.
            return null;
        }
    }

    /// <summary>Whole seconds since 1970 (RFC 7519, NumericDate).</summary>
    public DateTimeOffset? Time(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long seconds) && seconds >= 0 && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public int? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;

    /// <summary>The members of an object within.</summary>
    public TokenClaims? Within(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? new TokenClaims(value) : null;

    public bool Has(string name) => Find(name) is not null;

    public JsonElement? Find(string name) => claims.TryGetProperty(name, out var value) ? value : null;
}
