using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Gateway.Identity.Logout;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Tokens;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>What a relying party may do here, as it says itself (<c>openid_relying_party</c>) under the policies of all above it. Immutable.</summary>
internal sealed record RelyingPartyTerms
{
    public const string Type = "openid_relying_party";

    private const int MostRedirects = 10;
    private const int MostScopeCharacters = 256;
    private const int MostNameCharacters = 80;
    private const int MostAddressCharacters = 2_048;

    public required EntityId Client { get; init; }

    /// <summary>As it calls itself: printable, shortened; null where it does not.</summary>
    public required string? Name { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<Uri> Redirects { get; init; }

    /// <summary>Of <see cref="AnchorPolicy.Scopes"/>.</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    public required bool MayRefresh { get; init; }

    /// <summary>Where it is told that sessions ended; null where it does not want to be.</summary>
    public Uri? ToldAt { get; init; }

    /// <summary>Its keys, where it says them there; else <see cref="KeysAt"/>.</summary>
    public FederationKeySet? Keys { get; init; }

    /// <summary>Where they are; null where they are there.</summary>
    public Uri? KeysAt { get; init; }

    /// <summary>Whether they are signed there.</summary>
    public bool AreKeysSigned { get; init; }

    /// <summary>The terms, or what of the metadata cannot be done here.</summary>
    public static Judged<RelyingPartyTerms> Read(TrustChain chain, TrustRules rules)
    {
        if (!chain.As(Type).TryGet(out _, out var refusal)) return refusal;
        if (Against(chain) is { } unmet) return new TrustRefusal(TrustCodes.PolicyUnmet, unmet);
        if (Redirected(chain, rules) is not { } redirects) return new TrustRefusal(TrustCodes.PolicyUnmet, $"redirect_uris has 1 to {MostRedirects} https addresses without a fragment.");
        var told = chain.Metadata.Find(Type, LogoutWords.Address) is { } said ? Told(TokenClaims.TextOf(said, MostAddressCharacters), rules) : null;
        if (told is null && chain.Metadata.Find(Type, LogoutWords.Address) is not null) return new TrustRefusal(TrustCodes.PolicyUnmet, $"{LogoutWords.Address} is an https address without a fragment.");
        var scopes = (Text(chain, "scope", MostScopeCharacters) ?? "openid").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (scopes.FirstOrDefault(scope => !AnchorPolicy.Scopes.Contains(scope)) is not null) return new TrustRefusal(TrustCodes.PolicyUnmet, $"scope has some of {string.Join(", ", AnchorPolicy.Scopes)}.");
        var terms = new RelyingPartyTerms
        {
            Client = chain.Subject,
            Name = Printable(Text(chain, "client_name", MostAddressCharacters)),
            Redirects = [.. redirects],
            Scopes = scopes,
            ToldAt = told,
            MayRefresh = Has(chain, "grant_types", "refresh_token"),
        };
        return WithKeys(terms, chain, rules);
    }

    /// <summary>Null where it asks for nothing else than what is done here.</summary>
    private static string? Against(TrustChain chain)
    {
        if (!Has(chain, "client_registration_types", "automatic")) return "client_registration_types has automatic.";
        if (Text(chain, "token_endpoint_auth_method") != "private_key_jwt") return "token_endpoint_auth_method is private_key_jwt.";
        if (Text(chain, "subject_type") != "pairwise") return "subject_type is pairwise.";
        if (!Has(chain, "response_types", "code")) return "response_types has code.";
        if (!Has(chain, "grant_types", "authorization_code")) return "grant_types has authorization_code.";
        if (Text(chain, "id_token_signed_response_alg") is not (null or "ES256")) return "id tokens are signed by ES256 here.";
        if (chain.Metadata.Find(Type, "id_token_encrypted_response_alg") is not null) return "id tokens are not encrypted here.";
        // Whoever says so does not want requests to be believed that are not signed; those are not read here.
        return chain.Metadata.Find(Type, "require_signed_request_object") is { ValueKind: JsonValueKind.True } ? "request objects are not read here: requests are pushed." : null;
    }

    private static List<Uri>? Redirected(TrustChain chain, TrustRules rules)
    {
        if (chain.Metadata.Find(Type, "redirect_uris") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostRedirects) return null;
        var redirects = new List<Uri>();
        foreach (var entry in list.EnumerateArray())
        {
            if (Address(TokenClaims.TextOf(entry, MostAddressCharacters), rules) is not { } address) return null;
            redirects.Add(address);
        }

        return redirects;
    }

    /// <summary>Those in the metadata come first, then those that it signs for, then those behind an address alone.</summary>
    private static Judged<RelyingPartyTerms> WithKeys(RelyingPartyTerms terms, TrustChain chain, TrustRules rules)
    {
        if (chain.Metadata.Find(Type, "jwks") is { } jwks)
        {
            if (!FederationKeySet.Read(jwks).TryGet(out var keys, out var refusal)) return refusal;
            return keys.IsEmpty ? new TrustRefusal(TrustCodes.BadKeys, "jwks has a key for ES256 or RS256.") : terms with { Keys = keys };
        }

        bool isSigned = chain.Metadata.Find(Type, "signed_jwks_uri") is not null;
        return Address(Text(chain, isSigned ? "signed_jwks_uri" : "jwks_uri", MostAddressCharacters), rules) is { } address
            ? terms with { KeysAt = address, AreKeysSigned = isSigned }
            : new TrustRefusal(TrustCodes.BadKeys, "A client says what its keys are: jwks, signed_jwks_uri or jwks_uri.");
    }

    /// <summary>Not on this machine, unless the directory is there too: of a client that an operator added an address there is asked.</summary>
    internal static Uri? Told(string? text, TrustRules rules) => Address(text, rules) is { } address && (rules.AllowLoopback || !address.IsLoopback) ? address : null;

    private static Uri? Address(string? text, TrustRules rules) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Fragment.Length == 0 && address.UserInfo.Length == 0 && address.Host.Length > 0
            && (address.Scheme == Uri.UriSchemeHttps || (rules.AllowLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    private static string? Text(TrustChain chain, string parameter, int most = MostScopeCharacters) => chain.Metadata.Find(Type, parameter) is { } value ? TokenClaims.TextOf(value, most) : null;

    private static bool Has(TrustChain chain, string parameter, string value) =>
        chain.Metadata.Find(Type, parameter) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(entry => TokenClaims.TextOf(entry) == value);

    /// <summary>Without what cannot be seen or turns the text around it.</summary>
    private static string? Printable(string? name)
    {
        if (name is null) return null;
        string seen = string.Concat(name.EnumerateRunes().Where(rune => !IsUnseen(CharUnicodeInfo.GetUnicodeCategory(rune.Value))).Take(MostNameCharacters)).Trim();
        return seen.Length == 0 ? null : seen;
    }

    private static bool IsUnseen(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;
}
