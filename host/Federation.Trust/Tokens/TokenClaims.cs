using System.Text.Json;

namespace Federation.Trust.Tokens;

/// <summary>Reads members of a JSON object, each by its own type: a number is no text. Null where one is not there or is of another type. Immutable.</summary>
/// <param name="claims">A JSON object; anything else is a mistake of the caller's.</param>
public readonly struct TokenClaims(JsonElement claims)
{
    /// <summary>Every text of a token is short; its tokens within are not.</summary>
    private const int MostCharacters = 256;

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The object itself.</summary>
    public JsonElement Object => claims;

    /// <summary>Null too where it is empty, longer than <paramref name="most"/> characters or no Unicode.</summary>
    /// <param name="most">256 characters by default.</param>
    public string? Text(string name, int most = MostCharacters) => Find(name) is { } value ? TextOf(value, most) : null;

    /// <summary>The text of one value, as <see cref="Text"/> reads it.</summary>
    public static string? TextOf(JsonElement value, int most = MostCharacters)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
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

    /// <summary>Whole seconds since 1970 (RFC 7519, NumericDate), up to the year 9999.</summary>
    public DateTimeOffset? Time(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long seconds) && seconds >= 0 && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>A whole number of 32 bits.</summary>
    public int? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;

    /// <summary>The members of an object within.</summary>
    public TokenClaims? Within(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? new TokenClaims(value) : null;

    /// <summary>Whether there is such a member, of whatever type; <c>null</c> is one.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The member as it is.</summary>
    public JsonElement? Find(string name) => claims.TryGetProperty(name, out var value) ? value : null;
}
