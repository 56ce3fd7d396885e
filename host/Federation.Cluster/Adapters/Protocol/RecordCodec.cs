using System.Buffers;
using System.Text.Json;
using Federation.Cluster.People.Kept;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// Source records as binary: raw bytes, id, a byte that says which of media type, modification time, locator and issues
/// follow. Person fields never travel with a record: beside it, and only where the network says why it keeps them, goes what was cut out.
/// </summary>
internal static class RecordCodec
{
    private const string Json = "application/json";

    [Flags]
    private enum Parts : byte
    {
        None = 0,
        MediaType = 1,
        ModifiedAt = 2,
        Locator = 4,
        Issues = 8,
        Persons = 16,
        All = MediaType | ModifiedAt | Locator | Issues | Persons,
    }

    /// <summary>Appends one record. It must be within <see cref="RecordLimits"/>.</summary>
    public static void Write(ArrayBufferWriter<byte> payload, SourceRecord record, IReadOnlyList<PersonValue>? persons = null)
    {
        payload.Bytes(record.Raw.Span);
        payload.Text(record.SourceId);
        var parts = (record.MediaType == Json ? 0 : Parts.MediaType) | (record.ModifiedAt is null ? 0 : Parts.ModifiedAt)
            | (record.Locator is null ? 0 : Parts.Locator) | (record.Issues.Count == 0 ? 0 : Parts.Issues)
            | (persons is null or [] ? 0 : Parts.Persons);
        payload.Byte((byte)parts);
        if (parts.HasFlag(Parts.MediaType)) payload.Text(record.MediaType);
        if (record.ModifiedAt is { } modified)
        {
            payload.Int64(modified.Ticks);
            payload.Int32(modified.TotalOffsetMinutes);
        }

        if (record.Locator is { } locator) payload.Text(locator);
        if (parts.HasFlag(Parts.Issues)) payload.Bytes(JsonSerializer.SerializeToUtf8Bytes(record.Issues, WireJson.Default.IReadOnlyListIssue));
        if (parts.HasFlag(Parts.Persons)) payload.Bytes(JsonSerializer.SerializeToUtf8Bytes(persons, WireJson.Default.IReadOnlyListPersonValue));
    }

    /// <summary>Reads one record; its raw bytes are a slice of the payload.</summary>
    public static SourceRecord Read(ref PayloadReader payload) => Read(ref payload, out _);

    /// <param name="persons">What was cut out of it; empty where nothing travels.</param>
    public static SourceRecord Read(ref PayloadReader payload, out IReadOnlyList<PersonValue> persons)
    {
        var raw = payload.Bytes(RecordLimits.Raw);
        string id = payload.Text(RecordLimits.SourceId);
        var parts = (Parts)payload.Byte();
        if ((parts & ~Parts.All) != 0) throw new ProtocolException("A record carries parts that do not exist.");
        var record = new SourceRecord
        {
            Raw = raw,
            SourceId = id,
            MediaType = parts.HasFlag(Parts.MediaType) ? payload.Text(RecordLimits.MediaType) : Json,
            ModifiedAt = parts.HasFlag(Parts.ModifiedAt) ? ReadTime(ref payload) : null,
            Locator = parts.HasFlag(Parts.Locator) ? payload.Text(RecordLimits.Locator) : null,
            Issues = parts.HasFlag(Parts.Issues) ? WireJson.ReadIssues(payload.Bytes(RecordLimits.Issues)) : [],
        };
        persons = parts.HasFlag(Parts.Persons) ? WireJson.ReadPersons(payload.Bytes(PersonLimits.Bytes)) : [];
        return record;
    }

    private static DateTimeOffset ReadTime(ref PayloadReader payload)
    {
        long ticks = payload.Int64();
        int offset = payload.Int32();
        try
        {
            return new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
        }
        catch (ArgumentException exception)
        {
            throw new ProtocolException("A record's modification time does not exist.", exception);
        }
    }
}
