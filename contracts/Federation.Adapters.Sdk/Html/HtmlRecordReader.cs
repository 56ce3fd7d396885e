using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Dom;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Makes records of a page's elements.</summary>
/// <param name="address">The page's own, for addresses relative to it; null where it has none.</param>
internal sealed class HtmlRecordReader(HtmlRecordFormat format, IHtmlCollection<IElement> elements, string encodingName, Uri? address) : RecordReader
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextFindings _texts = new("html.encoding");

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"HTML, {elements.Length} elements \"{format.RecordSelector}\", {encodingName}");

    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) =>
        elements.Select((element, index) => RecordOf(element, string.Create(CultureInfo.InvariantCulture, $"{Excerpt.Of(format.RecordSelector)} {index + 1}"))).ToAsyncEnumerable();

    private SourceRecord RecordOf(IElement element, string locator)
    {
        var json = new ArrayBufferWriter<byte>();
        var persons = new PersonNames([]);
        string id = "";
        using (var writer = new Utf8JsonWriter(json, Writing))
        {
            writer.WriteStartObject();
            foreach (var field in format.Fields)
            {
                int count = 0;
                foreach (string value in ValuesOf(element, field))
                {
                    string member = ++count == 1 ? field.Name : string.Create(CultureInfo.InvariantCulture, $"{field.Name}#{count}");
                    _texts.Look(value, member, JsonPointer.Of);
                    if (field.IsPerson) persons.Add(JsonPointer.Of(member));
                    if (member == format.IdField) id = CleanText.Of(value);
                    if (json.WrittenCount + writer.BytesPending + value.Length > format.Limits.RecordBytes) return Refused(id, locator, RefusedRecord.TooLarge(format.Limits));
                    writer.WriteString(member, BrokenText.Show(value));
                }
            }

            writer.WriteEndObject();
        }

        if (persons.Refusal is { } refusal) return Refused(id, locator, refusal);
        if (json.WrittenCount > format.Limits.RecordBytes) return Refused(id, locator, RefusedRecord.TooLarge(format.Limits));
        return new SourceRecord { SourceId = id, Raw = json.WrittenMemory, Locator = locator, PersonFields = persons.Take(), Issues = _texts.Take() };
    }

    private SourceRecord Refused(string id, string locator, Issue reason)
    {
        _texts.Take();
        return RefusedRecord.Of(id, locator, reason);
    }

    private IEnumerable<string> ValuesOf(IElement element, HtmlField field)
    {
        IEnumerable<IElement> found = field.Selector is null ? [element] : element.QuerySelectorAll(field.Selector);
        return found.Select(match => field.Attribute is { } attribute ? AttributeOf(match, attribute) : HtmlText.Of(match, format.Limits.RecordBytes)).OfType<string>();
    }

    private string? AttributeOf(IElement element, string name)
    {
        string? value = element.GetAttribute(name)?.Trim();
        bool isAddress = name.Equals("href", StringComparison.OrdinalIgnoreCase) || name.Equals("src", StringComparison.OrdinalIgnoreCase);
        return isAddress && value is not null && address is not null && Uri.TryCreate(address, value, out var whole) ? whole.AbsoluteUri : value;
    }
}
