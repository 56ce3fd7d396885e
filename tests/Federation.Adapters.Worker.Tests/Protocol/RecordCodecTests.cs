using System.Buffers;
using CsCheck;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Protocol;

public sealed class RecordCodecTests
{
    private static readonly Gen<SourceRecord> Records = Gen.Select(Gen.Byte.Array[0, 300], Gen.String[Gen.Char['a', 'é'], 0, 50], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 3]).Select((raw, id, timed, located, csv, issues) => new SourceRecord
    {
        Raw = raw,
        SourceId = id,
        ModifiedAt = timed ? new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.FromHours(-3.5)) : null,
        Locator = located ? "row 7" : null,
        MediaType = csv ? "text/csv" : "application/json",
        Issues = [.. Enumerable.Range(0, issues).Select(index => Issue.Warning($"code.{index}", "Something.", "/a"))],
    });

    [Fact]
    public void Records_AnyRecords_ComeBackEqual() => Records.Array[0, 5].Sample(records =>
    {
        var payload = new ArrayBufferWriter<byte>();
        foreach (var record in records) RecordCodec.Write(payload, record);
        var reader = new PayloadReader(payload.WrittenMemory);
        foreach (var record in records)
        {
            var read = RecordCodec.Read(ref reader);
            Assert.True(read.Raw.Span.SequenceEqual(record.Raw.Span));
            Assert.Equal(record.Issues, read.Issues);
            Assert.Equal(record.ModifiedAt?.Offset, read.ModifiedAt?.Offset);
            Assert.Equal((record.SourceId, record.ModifiedAt, record.Locator, record.MediaType), (read.SourceId, read.ModifiedAt, read.Locator, read.MediaType));
        }

        Assert.True(reader.AtEnd);
    });

    [Fact]
    public void Read_AnyBytes_IsARecordOrAProtocolFailure() => Gen.Byte.Array[0, 100].Sample(bytes => ReadAll(bytes), iter: 20_000);

    [Fact]
    public void Read_DamagedRecord_IsARecordOrAProtocolFailure() => Gen.Select(Records, Gen.Int, Gen.Byte).Sample((record, place, value) =>
    {
        var payload = new ArrayBufferWriter<byte>();
        RecordCodec.Write(payload, record);
        byte[] damaged = payload.WrittenSpan.ToArray();
        damaged[(place & int.MaxValue) % damaged.Length] = value;
        ReadAll(damaged);
    }, iter: 20_000);

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            var reader = new PayloadReader(bytes);
            while (!reader.AtEnd) RecordCodec.Read(ref reader);
        }
        catch (ProtocolException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
