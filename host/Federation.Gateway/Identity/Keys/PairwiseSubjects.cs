using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Gateway.Identity.Keys;

/// <summary>
/// Subjects that differ from one party to the next, so that two of them cannot find out that they know the same person
/// (<see href="https://openid.net/specs/openid-connect-core-1_0.html#PairwiseAlg">OpenID Connect Core 8.1</see>): HMAC-SHA-256 of sector and account. Thread safe.
/// </summary>
internal sealed class PairwiseSubjects(IdentityKeys keys)
{
    /// <summary>43 characters of base64url.</summary>
    /// <param name="sector">Who must not be able to compare: a client's host, or its id where it has none.</param>
    public string Of(string sector, string account) => Base64Url.EncodeToString(
        HMACSHA256.HashData(keys.Current.Pairwise, Encoding.UTF8.GetBytes($"{sector.Length}:{sector}{account}")));
}
