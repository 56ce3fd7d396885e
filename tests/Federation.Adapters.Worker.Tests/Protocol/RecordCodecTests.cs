using System.Buffers;
using CsCheck;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.People.Kept;
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
    public void Persons_BesideARecord_ComeBackEqualAndWithoutThemNothingDoes()
    {
        PersonValue[] persons = [new("/contact", "Marie É."), new("/mail", "a@b.example")];
        var record = new SourceRecord { SourceId = "1", Raw = "{}"u8.ToArray() };
        var payload = new ArrayBufferWriter<byte>();
        RecordCodec.Write(payload, record, persons);
        RecordCodec.Write(payload, record, []);

        var reader = new PayloadReader(payload.WrittenMemory);
        Assert.Equal("1", RecordCodec.Read(ref reader, out var first).SourceId);
        RecordCodec.Read(ref reader, out var second);

        Assert.Equal(persons, first);
        Assert.Empty(second);
        Assert.True(reader.AtEnd);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("""[{"pointer":"/a"}]""")]
    [InlineData("""[{"pointer":"/a","value":""}]""")]
    [InlineData("""[{"pointer":null,"value":"x"}]""")]
    [InlineData("""{}""")]
    public void Persons_OutOfBounds_AreRefused(string json) => Assert.Throws<ProtocolException>(() => WireJson.ReadPersons(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Persons_TooManyOrTooLong_AreRefused()
    {
        Assert.Throws<ProtocolException>(() => WireJson.ReadPersons(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, 65).Select(_ => new { pointer = "/a", value = "x" }))));
        Assert.Throws<ProtocolException>(() => WireJson.ReadPersons(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new[] { new { pointer = "/a", value = new string('x', 501) } })));
    }

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
