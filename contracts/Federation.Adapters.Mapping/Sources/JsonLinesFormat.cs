using System.Globalization;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>A JSON object on every line. What is wrong with one line costs that line.</summary>
internal sealed class JsonLinesFormat : RecordFormat
{
    public override bool Recognises(OpenedSource source) => true;

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        byte[] bytes = await BoundedBytes.ReadAsync(source.Stream, JsonRecords.MostBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "record.too-large", string.Create(CultureInfo.InvariantCulture, $"The JSON lines are larger than {JsonRecords.MostBytes} bytes, the most that is read as a whole."));
        return new ReadRecords("JSON lines", Records(bytes));
    }

    private static List<SourceRecord> Records(ReadOnlyMemory<byte> bytes)
    {
        var records = new List<SourceRecord>();
        for (int line = 1; bytes.Length > 0; line++)
        {
            int end = bytes.Span.IndexOf((byte)'\n');
            var text = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (!text.Span.Trim(" \t\r"u8).IsEmpty) records.Add(Record(text, string.Create(CultureInfo.InvariantCulture, $"line {line}")));
        }

        return records;
    }

    private static SourceRecord Record(ReadOnlyMemory<byte> text, string locator)
    {
        try
        {
            using var document = JsonText.Parse(text);
            return JsonRecords.RecordOf(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText()), document.RootElement.ValueKind, locator);
        }
        catch (AdapterException exception)
        {
            return RefusedRecord.Of("", locator, Issue.Error(exception.Code, exception.Message));
        }
    }
}
