using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Federation.Contracts;

namespace Federation.Fuzz.Laws;

/// <summary>A record in 128 bits: raw bytes, id, place, time and issues.</summary>
internal static class RecordPrint
{
    public static UInt128 Of(SourceRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(record.Raw.Span);
        var text = new StringBuilder($"\n{record.SourceId}\n{record.Locator}\n{record.ModifiedAt:O}");
        foreach (var issue in record.Issues) text.Append($"\n{issue.Severity} {issue.Code} {issue.Pointer} {issue.Message}");
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }
}
