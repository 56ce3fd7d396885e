using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity;

/// <summary>
/// The secret that shows that a caller may read the host's data folder: who can read its file is an operator. Immutable and thread safe.
/// </summary>
internal sealed class OperatorToken
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _hash;

    public OperatorToken(string token) => _hash = HashOf(token);

    /// <summary>A new token: 32 random bytes, base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>True when the text can be a token.</summary>
    public static bool IsWellFormed(string text) => Base64Url.IsValid(text, out int length) && length == 32;

    /// <summary>True when the request carries this token as <c>Authorization: Bearer</c>.</summary>
    public bool IsCarriedBy(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && Matches(header[Scheme.Length..].Trim());

    /// <summary>Takes the same time for every text of a length: the hashes are compared, and to their ends.</summary>
    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(HashOf(token), _hash);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
