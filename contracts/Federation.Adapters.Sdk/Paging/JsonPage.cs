using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>One page as read: its records, and where the next one is.</summary>
/// <param name="Next">Null where the end was seen.</param>
internal sealed record JsonPage(IReadOnlyList<SourceRecord> Records, Uri? Next)
{
    /// <exception cref="AdapterException">The text is no page of the source.</exception>
    public static JsonPage Read(ReadOnlyMemory<byte> text, Uri address, PagedJsonAdapter source)
    {
        if (HtmlPage.Begins(Encoding.Latin1.GetString(text.Span[..Math.Min(text.Length, 4_096)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n')))
        {
            throw new AdapterException(FailureKind.SourceChanged, "source.html", "The source answered with a web page (HTML) where listings were expected, such as a login or error page.");
        }

        using var document = JsonText.Parse(text, PagedJsonAdapter.MostPageBytes);
        if (JsonPointer.Find(document.RootElement, source.Records) is not { ValueKind: JsonValueKind.Array } array) throw PagedFailures.Shape($"it has no array at \"{source.Records}\".");
        List<SourceRecord> records = [.. array.EnumerateArray().Index().Select(item => Record(item.Item, string.Create(CultureInfo.InvariantCulture, $"{source.Records}/{item.Index}"), source))];
        return new JsonPage(records, source.Pages.Next(document.RootElement, address, records.Count));
    }

    private static SourceRecord Record(JsonElement item, string locator, PagedJsonAdapter source)
    {
        if (item.ValueKind != JsonValueKind.Object) return RefusedRecord.Of("", locator, Issue.Error("record.no-object", "The item is no JSON object."));
        var fields = RecordFields.Of(item);
        string id = fields.TextAt(source.Id) ?? "";
        byte[] raw = Encoding.UTF8.GetBytes(item.GetRawText());
        if (raw.Length > ParserLimits.MostRecordBytes) return RefusedRecord.Of(id, locator, RefusedRecord.TooLarge(ParserLimits.Standard));
        return new SourceRecord
        {
            SourceId = id,
            Raw = raw,
            Locator = locator,
            ModifiedAt = source.Modified is { } pointer && DateTimeOffset.TryParse(fields.TextAt(pointer), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            PersonFields = [.. source.Persons, .. Mailboxes.PointersIn(fields)],
            Issues = JsonText.Inspect(raw),
        };
    }
}
