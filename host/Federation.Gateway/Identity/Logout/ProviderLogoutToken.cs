using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Federation.Gateway.Identity.Logout;

/// <summary>What a provider's logout token says, after its signature, issuer, audience and times were checked (section 2.6). Immutable.</summary>
/// <param name="Subject">Null where it names a session alone.</param>
/// <param name="Sid">Null where it names a person alone: then it is of every session.</param>
/// <param name="Id">No other token of the provider has it.</param>
internal sealed record ProviderLogoutToken(string? Subject, string? Sid, string Id)
{
    private const int MostCharacters = 512;

    /// <summary>Null where it is no logout token: an ID token of the same provider must never be taken for one.</summary>
    public static ProviderLogoutToken? Read(JsonWebToken token)
    {
        bool isOne = token.Typ is null or "" or "JWT" || string.Equals(token.Typ, LogoutWords.TokenType, StringComparison.OrdinalIgnoreCase) || string.Equals(token.Typ, "application/" + LogoutWords.TokenType, StringComparison.OrdinalIgnoreCase);
        if (!isOne || token.TryGetPayloadValue<object>("nonce", out _)) return null;
        if (!token.TryGetPayloadValue<JsonElement>(LogoutWords.Events, out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(LogoutWords.Event, out var happened) || happened.ValueKind != JsonValueKind.Object) return null;
        string? subject = Text(token, "sub"), sid = Text(token, LogoutWords.Sid), id = Text(token, "jti");
        return id is null || (subject ?? sid) is null ? null : new ProviderLogoutToken(subject, sid, id);
    }

    private static string? Text(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out string? text) && text is { Length: > 0 and <= MostCharacters } ? text : null;
}
