using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The records of a JSON text that is held as a whole.</summary>
internal static class JsonRecords
{
    /// <summary>Of a text, or of one page.</summary>
    public const int MostBytes = 32 << 20;

    /// <param name="way">Null for a text that is the array.</param>
    /// <param name="place">What stands before a record's number in its locator: <c>page 3, </c>.</param>
    /// <exception cref="AdapterException"><c>json.shape</c>: there is no array.</exception>
    public static IReadOnlyList<SourceRecord> Of(JsonElement root, JsonWay? way, string place)
    {
        var found = way is null ? root : way.Find(root);
        if (found is not { ValueKind: JsonValueKind.Array } array)
        {
            string what = found is { } value ? $"{value.ValueKind}" : "nothing";
            throw new AdapterException(FailureKind.SourceChanged, "json.shape", $"{place}The records are expected in an array {(way is null ? "that is the whole text" : $"at \"{Excerpt.Of(way.Text)}\"")}; there is {what}.");
        }

        return [.. array.EnumerateArray().Select((element, index) => RecordOf(element, string.Create(CultureInfo.InvariantCulture, $"{place}record {index + 1}")))];
    }

    /// <summary>Reads the text and fails by the SDK's names.</summary>
    public static async Task<JsonDocument> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] bytes = await BoundedBytes.ReadAsync(stream, MostBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "record.too-large", string.Create(CultureInfo.InvariantCulture, $"The JSON text is larger than {MostBytes} bytes, the most that is read as a whole."));
        return JsonText.Parse(bytes, MostBytes);
    }

    private static SourceRecord RecordOf(JsonElement element, string locator)
    {
        byte[] raw = Encoding.UTF8.GetBytes(element.GetRawText());
        if (raw.Length > ParserLimits.MostRecordBytes) return RefusedRecord.Of("", locator, RefusedRecord.TooLarge(ParserLimits.Standard));
        if (element.ValueKind != JsonValueKind.Object) return RefusedRecord.Of("", locator, Issue.Error("record.no-object", "The record is no readable JSON object."));
        return new SourceRecord { SourceId = "", Raw = raw, Locator = locator, Issues = JsonText.Inspect(raw) };
    }
}

/// <summary>JSON whose records stand somewhere inside.</summary>
internal sealed class JsonWayFormat(JsonWay? way) : RecordFormat
{
    public override bool Recognises(OpenedSource source) => true;

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        using var document = await JsonRecords.ReadAsync(source.Stream, cancellationToken);
        return new ReadRecords("JSON", JsonRecords.Of(document.RootElement, way, ""));
    }
}

/// <summary>Records that were read as a whole.</summary>
internal sealed class ReadRecords(string form, IReadOnlyList<SourceRecord> records) : RecordReader
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{form}, {records.Count} records");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
