using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Trust.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>
/// What one centre knows a visitor by: 32 bytes as 43 characters of base64url. The same person has another at every other centre, and nobody without the secret can tell that
/// they belong together.
/// </summary>
[GenerateSerializer, Immutable, Alias("pseudonym"), JsonConverter(typeof(PseudonymJson))]
public readonly record struct Pseudonym : IComparable<Pseudonym>
{
    /// <summary>The shortest secret, in bytes.</summary>
    public const int FewestSecretBytes = 32;

    private const int Bytes = 32;

    /// <summary>What else is made of the secret is made under another word.</summary>
    private const string Purpose = "centre-pseudonym";
    private const string ForeignPurpose = "foreign-centre-pseudonym";

    /// <summary>Two accounts that differ in half a surrogate pair are not one.</summary>
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private Pseudonym(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    /// <summary>That of an account at a centre: HMAC-SHA256 (RFC 2104) of purpose, centre and account, each on its line, under the secret.</summary>
    /// <param name="secret">The directory's; whoever has it can find out who somebody is, and a new one makes strangers of all visitors.</param>
    /// <param name="account">Opaque and never given to anybody else.</param>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="FewestSecretBytes"/>, or the account is empty or no Unicode.</exception>
    public static Pseudonym Of(ReadOnlySpan<byte> secret, string account, CentreId centre)
    {
        if (secret.Length < FewestSecretBytes) throw new ArgumentException($"The secret has {secret.Length} bytes; it needs {FewestSecretBytes}.", nameof(secret));
        ArgumentException.ThrowIfNullOrEmpty(account);
        // A centre's id has one length and no line end, so no two pairs come to one text.
        return new(Base64Url.EncodeToString(HMACSHA256.HashData(secret, Strict.GetBytes($"{Purpose}\n{centre}\n{account}"))));
    }

    /// <summary>That of an account at a centre of another directory, by the centre's id as an address. Made under another word than <see cref="Of"/>, so that no two can meet.</summary>
    /// <inheritdoc cref="Of"/>
    public static Pseudonym OfForeign(ReadOnlySpan<byte> secret, string account, Uri centre)
    {
        if (secret.Length < FewestSecretBytes) throw new ArgumentException($"The secret has {secret.Length} bytes; it needs {FewestSecretBytes}.", nameof(secret));
        ArgumentException.ThrowIfNullOrEmpty(account);
        // An address has no line end.
        return new(Base64Url.EncodeToString(HMACSHA256.HashData(secret, Strict.GetBytes($"{ForeignPurpose}\n{centre.AbsoluteUri}\n{account}"))));
    }

    /// <summary>One of chance, which no secret and no account lead to.</summary>
    public static Pseudonym OfNobody() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out Pseudonym pseudonym)
    {
        bool valid = CanonicalBase64Url.Is(text, Bytes);
        pseudonym = valid ? new Pseudonym(text!) : default; // valid implies not null
        return valid;
    }

    public int CompareTo(Pseudonym other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
