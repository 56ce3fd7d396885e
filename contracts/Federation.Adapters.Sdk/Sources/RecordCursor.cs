using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Where a reading of records stands: how many were handed over, and a hash of them all, by which a later reading tells whether the source still begins with the same
/// ones. As text <c>1.</c>, the count, <c>.</c> and 64 hexadecimal digits. Not thread safe.
/// </summary>
internal sealed partial class RecordCursor : IDisposable
{
    private const int LengthsBytes = 2 * sizeof(int);

    private const int StackBytes = 256;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Records { get; private set; }

    public void Pass(SourceRecord record)
    {
        // Lengths first: two records cannot pass for one, nor an id for the start of its record.
        int most = LengthsBytes + Encoding.UTF8.GetMaxByteCount(record.SourceId.Length);
        var head = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        int id = Encoding.UTF8.GetBytes(record.SourceId, head[LengthsBytes..]);
        BinaryPrimitives.WriteInt32LittleEndian(head, id);
        BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(int)..], record.Raw.Length);
        _hash.AppendData(head[..(LengthsBytes + id)]);
        _hash.AppendData(record.Raw.Span);
        Records++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1.{Records}.{Convert.ToHexStringLower(_hash.GetCurrentHash())}");

    /// <summary>How many records a cursor has passed.</summary>
    /// <exception cref="AdapterException">The text is no such cursor.</exception>
    public static int RecordsOf(string cursor) =>
        Written().Match(cursor) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int records)
            ? records
            : throw AdapterException.CursorRefused("The cursor was not given by this version of the kit.");

    public void Dispose() => _hash.Dispose();

    [GeneratedRegex(@"^1\.(\d{1,10})\.[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
