using System.Text.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Trust.Tokens;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>Tells what a text is that stands where an issuer publishes its list of states. Any text at all may stand there.</summary>
internal static class StatesReader
{
    /// <summary>A full list of a million places, and more than that.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    private const string TokenType = "statuslist+jwt";
    private const string Algorithm = "ES256";

    private static readonly TimeSpan LeastNewest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostNewest = TimeSpan.FromMinutes(10);

    /// <summary>Null where it is no list that this issuer signed for this place, or it is over.</summary>
    public static async Task<KeptStates?> ReadAsync(string text, PassIssuer issuer, DateTimeOffset now)
    {
        if (text.Length > MostCharacters || SignedToken.Read(text) is not { Type: TokenType, Algorithm: Algorithm } token) return null;
        if (issuer.Keys.Keys.FirstOrDefault(key => key.Kid == token.KeyId) is not { } key || !await token.IsSignedByAsync(key)) return null;
        if (token.Claims.Text("sub", 2_048) != issuer.StatusList.AbsoluteUri || token.Claims.Time("iat") is not { } at || at > now + PassVerifier.Leeway) return null;
        // Without an end it would count for ever: no longer than a credential does.
        var until = token.Claims.Time("exp") is { } end && end < at + CredentialIssuer.MostLifetime ? end : at + CredentialIssuer.MostLifetime;
        if (until <= now) return null;
        if (token.Claims.Within("status_list") is not { } list || list.Number("bits") != 1 || list.Find("lst") is not { ValueKind: JsonValueKind.String } packed || StatusList.Read(packed.GetString() ?? "") is not { } states) return null;
        var newest = TimeSpan.FromSeconds(token.Claims.Number("ttl") ?? 0);
        return new KeptStates(text, states, at, now, now + (newest < LeastNewest ? LeastNewest : newest > MostNewest ? MostNewest : newest), until);
    }
}
