using Federation.Gateway.Identity.Setup;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Gateway.Identity.Providers;

/// <summary>
/// Tries a provider before it is taken: reads what it says of itself, and asks for a token with a code that cannot be good. A provider that knows the client refuses the code; one that does
/// not refuses the client. Thread safe.
/// </summary>
internal static class ProviderProbe
{
    private const string WellKnown = "/.well-known/openid-configuration";
    private const int MostBytes = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>The issuer as the provider writes it, or why it cannot be taken.</returns>
    /// <param name="redirectUri">Ours for this network.</param>
    public static async Task<(string? Issuer, ProviderRefusal? Refusal)> TryAsync(ProviderTerms terms, Uri redirectUri, CancellationToken cancellationToken)
    {
        if (IssuerOf(terms.Address) is not { } issuer) return (null, new(ProviderCodes.Setting, "The provider's address is not an absolute https address without query and fragment."));
        using var http = new HttpClient(GuardedRequests.Create(address => IsOfThisMachine(terms, issuer, address))) { MaxResponseContentBufferSize = MostBytes, Timeout = Patience };
        try
        {
            using var document = JsonDocument.Parse(await http.GetByteArrayAsync(issuer.TrimEnd('/') + WellKnown, cancellationToken));
            if (Judge(document.RootElement, issuer, terms) is { } refusal) return (null, refusal);
            using var keys = JsonDocument.Parse(await http.GetByteArrayAsync(Text(document.RootElement, "jwks_uri"), cancellationToken));
            if (!keys.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) return (null, new(ProviderCodes.Capability, "The provider publishes no key."));
            return await KnowsClientAsync(http, document.RootElement, terms, redirectUri, cancellationToken) is { } stranger ? (null, stranger) : (Text(document.RootElement, "issuer"), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, new(ProviderCodes.Discovery, $"What the provider at {issuer} says of itself cannot be read: {failure.Message}"));
        }
    }

    private static string? IssuerOf(string address)
    {
        string trimmed = address.Trim();
        if (trimmed.EndsWith(WellKnown, StringComparison.Ordinal)) trimmed = trimmed[..^WellKnown.Length];
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 ? trimmed : null;
    }

    /// <summary>A provider on this machine may have its endpoints there, at its own port; one elsewhere may not send us here.</summary>
    private static bool IsOfThisMachine(ProviderTerms terms, string issuer, Uri address) =>
        terms.IsOperatorTrusted && address.IsLoopback && new Uri(issuer) is { IsLoopback: true } own && own.Port == address.Port;

    private static ProviderRefusal? Judge(JsonElement document, string issuer, ProviderTerms terms)
    {
        string said = Text(document, "issuer") ?? "";
        if (said.TrimEnd('/') != issuer.TrimEnd('/')) return new(ProviderCodes.Issuer, $"The provider says that its issuer is \"{Short(said)}\", which is not {issuer}.");
        foreach (string endpoint in new[] { "authorization_endpoint", "token_endpoint", "jwks_uri" })
        {
            if (!Uri.TryCreate(Text(document, endpoint), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(terms.IsOperatorTrusted && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                return new(ProviderCodes.Capability, $"The provider's {endpoint} is no https address.");
            }
        }

        if (Lacks(document, "response_types_supported", "code")) return new(ProviderCodes.Capability, "The provider does not offer the authorization code flow.");
        return Lacks(document, "code_challenge_methods_supported", "S256") ? new(ProviderCodes.Capability, "The provider does not offer PKCE with S256.") : null;
    }

    private static async Task<ProviderRefusal?> KnowsClientAsync(HttpClient http, JsonElement document, ProviderTerms terms, Uri redirectUri, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = "a-code-that-nobody-issued",
            ["redirect_uri"] = redirectUri.AbsoluteUri,
            ["code_verifier"] = new string('v', 43),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Text(document, "token_endpoint"));
        if (terms.ClientSecret is not { } secret) form["client_id"] = terms.ClientId;
        else if (Lacks(document, "token_endpoint_auth_methods_supported", "client_secret_basic")) (form["client_id"], form["client_secret"]) = (terms.ClientId, secret);
        else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(terms.ClientId)}:{Uri.EscapeDataString(secret)}")));
        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request, cancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return Text(answer.RootElement, "error") is "invalid_grant" ? null : new(ProviderCodes.Client, $"The provider did not accept the client (it answered \"{Short(Text(answer.RootElement, "error") ?? "")}\").");
    }

    /// <summary>Whether a list is there without this value. What says nothing lacks nothing but PKCE, which the first providers did not know.</summary>
    private static bool Lacks(JsonElement document, string list, string value) =>
        document.TryGetProperty(list, out var values) && values.ValueKind == JsonValueKind.Array
            ? !values.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == value)
            : list == "code_challenge_methods_supported";

    private static string? Text(JsonElement document, string member) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What a stranger wrote, for a message.</summary>
    private static string Short(string text) => new([.. text.Where(letter => !char.IsControl(letter)).Take(200)]);
}
