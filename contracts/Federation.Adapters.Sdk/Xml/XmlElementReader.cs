using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Streams the elements of one name as records.</summary>
internal sealed class XmlElementReader(XmlElementFormat format, StrictXmlReader xml) : RecordReader
{
    private readonly XmlRecordWriter _writer = new(format.Limits, new PersonNames(format.PersonNames));
    private int _records;

    public override string Description => $"XML, elements \"{format.Element}\", {xml.EncodingName}";

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = xml;
        while (await xml.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml is { IsElement: true, Depth: 0 } && format.Root is { } root && xml.LocalName != root)
            {
                throw new AdapterException(FailureKind.SourceChanged, "xml.shape", $"The XML's root is \"{Excerpt.Of(xml.LocalName)}\", not \"{root}\".");
            }

            if (xml.IsElement && xml.LocalName == format.Element) yield return await RecordAsync(cancellationToken);
        }
    }

    private async Task<SourceRecord> RecordAsync(CancellationToken cancellationToken)
    {
        string locator = string.Create(CultureInfo.InvariantCulture, $"{format.Element} {++_records} (line {xml.Line})");
        int depth = xml.Depth;
        xml.StartRecord();
        _writer.Start();
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.IsElement) Begin();
            else if (xml.IsText) _writer.Text(await xml.TextAsync(() => _writer.Pointer));
            else if (xml.IsEndElement) _writer.End();
        }
        while ((xml.Depth > depth || (xml.IsElement && !xml.IsEmptyElement)) && await xml.ReadAsync());

        var refusal = xml.Refusal ?? _writer.Refusal;
        var issues = xml.EndRecord();
        var persons = _writer.TakePersons();
        if (refusal is not null) return RefusedRecord.Of(id: "", locator, refusal);
        return WithId(new SourceRecord { SourceId = "", Raw = _writer.Json, Locator = locator, PersonFields = persons, Issues = issues });
    }

    private void Begin()
    {
        _writer.Begin(xml.Name);
        if (xml.Refusal is null)
        {
            foreach (var (name, value) in xml.Attributes(name => _writer.PointerOf("@" + name))) _writer.Attribute(name, value);
        }

        if (xml.IsEmptyElement) _writer.End();
    }

    private SourceRecord WithId(SourceRecord record)
    {
        using var document = RecordDocument.TryParse(record.Raw, out var problem);
        return document is null
            ? record with { Issues = [.. record.Issues, problem!] }
            : record with { SourceId = document.Fields.TextAt(format.IdPointer) ?? "" };
    }
}
