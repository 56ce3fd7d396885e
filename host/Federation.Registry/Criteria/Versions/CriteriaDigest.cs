using System.Security.Cryptography;
using System.Text;

namespace Federation.Registry.Criteria.Versions;

/// <summary>Names the text of a criteria file: by it, and by nothing else, a version is dry-run and published.</summary>
public static class CriteriaDigest
{
    /// <returns>SHA-256 of the text in UTF-8: 64 lower-case hexadecimal digits. Every character counts, a comment's too.</returns>
    public static string Of(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
}
