using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.People.Suppressing;

/// <summary>What an identifier is kept as: HMAC-SHA-256 under a key that stands nowhere else. Thread safe.</summary>
internal sealed class KeyedHash(byte[] key)
{
    public const int KeyBytes = 32;

    private const int StackBytes = 1_024;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Of(PersonIdentifier identifier) => Convert.ToHexStringLower(Of(identifier.Kind, identifier.Key, stackalloc byte[HMACSHA256.HashSizeInBytes]));

    /// <param name="hash">Takes the hash, and is given back.</param>
    public Span<byte> Of(IdentifierKind kind, ReadOnlySpan<char> identifier, Span<byte> hash)
    {
        // The kind goes first: a name is never taken for a number.
        int most = 1 + Encoding.UTF8.GetMaxByteCount(identifier.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> text = rented ?? stackalloc byte[StackBytes];
        text[0] = (byte)kind;
        int length = 1 + Encoding.UTF8.GetBytes(identifier, text[1..]);
        HMACSHA256.HashData(key, text[..length], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return hash;
    }
}
