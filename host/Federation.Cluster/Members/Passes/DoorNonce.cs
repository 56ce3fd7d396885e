using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Federation.Trust.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>What a door asks a phone to sign: 16 random bytes as 22 characters of base64url, used once. No secret: whoever stands at the door can read it.</summary>
[GenerateSerializer, Immutable, Alias("door-nonce"), JsonConverter(typeof(DoorNonceJson))]
public readonly record struct DoorNonce
{
    private const int Bytes = 16;

    private DoorNonce(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static DoorNonce New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out DoorNonce nonce)
    {
        bool valid = CanonicalBase64Url.Is(text, Bytes);
        nonce = valid ? new DoorNonce(text!) : default; // valid implies not null
        return valid;
    }

    public override string ToString() => Value;
}
