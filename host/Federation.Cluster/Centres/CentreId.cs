using System.Buffers.Binary;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Centres;

/// <summary>
/// Names a centre for ever: 32 lower-case hexadecimal digits (a version 7 UUID). Opaque, stable, never reused. Kept as a number: an index holds millions.
/// </summary>
[GenerateSerializer, Immutable, Alias("centre-id"), JsonConverter(typeof(CentreIdJson))]
public readonly record struct CentreId : IComparable<CentreId>
{
    private const int Bytes = 16;

    [Id(0)]
    private readonly UInt128 _value;

    private CentreId(UInt128 value) => _value = value;

    /// <summary>The digits, written anew each time.</summary>
    public string Value
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Bytes];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
            return Convert.ToHexStringLower(bytes);
        }
    }

    /// <summary>A new id. Ids made later sort later, so that new centres land side by side on disk.</summary>
    public static CentreId New(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Guid.CreateVersion7(clock.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return new CentreId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    public static bool TryParse(string? text, out CentreId id)
    {
        id = default;
        if (text is not { Length: 2 * Bytes } || text.AsSpan().ContainsAnyExcept("0123456789abcdef")) return false;
        Span<byte> bytes = stackalloc byte[Bytes];
        Convert.FromHexString(text, bytes, out _, out _);
        id = new CentreId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }

    /// <summary>The order of the digits.</summary>
    public int CompareTo(CentreId other) => _value.CompareTo(other._value);

    public override string ToString() => Value;
}
