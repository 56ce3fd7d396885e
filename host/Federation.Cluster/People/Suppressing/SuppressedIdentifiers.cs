using System.Collections.Frozen;
using System.Security.Cryptography;
using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.People.Suppressing;

/// <summary>Identifiers that are known by their hashes alone. Immutable and thread safe.</summary>
internal sealed class SuppressedIdentifiers(KeyedHash hash, IReadOnlyCollection<Suppression> suppressions) : IIdentifierSet
{
    // Half of each hash is enough to tell them apart, and is compared at once.
    private readonly FrozenSet<UInt128> _hashes = suppressions.Select(suppression => Half(Convert.FromHexString(suppression.Hash))).ToFrozenSet();

    public IReadOnlyList<IdentifierShape> Shapes { get; } = [.. suppressions.Select(suppression => suppression.Shape).Distinct()];

    public bool Has(IdentifierKind kind, ReadOnlySpan<char> key) => _hashes.Contains(Half(hash.Of(kind, key, stackalloc byte[HMACSHA256.HashSizeInBytes])));

    private static UInt128 Half(ReadOnlySpan<byte> hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
