using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>Streams the places of an OSM XML file. Of the nodes that are none it keeps where they are, and nothing else.</summary>
internal sealed class OsmXmlReader(StrictXmlReader xml, ParserLimits limits) : RecordReader
{
    private readonly NodePositions _nodes = new();
    private readonly OsmXmlElement _element = new();
    private int _passedOver;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"OSM XML, {xml.EncodingName}, {_passedOver} elements of other kinds passed over");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = xml;
        while (await xml.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!xml.IsElement) continue;
            if (xml.Depth == 0 && xml.LocalName != "osm") throw new AdapterException(FailureKind.SourceChanged, "xml.shape", $"The XML's root is \"{Excerpt.Of(xml.LocalName)}\", not \"osm\".");
            if (xml.Depth != 1) continue;
            if (xml.LocalName == "remark") throw OsmElement.BrokenOff(await RemarkAsync());
            if (xml.LocalName is not ("node" or "way" or "relation")) continue;
            if (await ElementAsync() is { } record) yield return record;
            else _passedOver++;
        }
    }

    private async Task<string> RemarkAsync()
    {
        while (!xml.IsEmptyElement && await xml.ReadAsync() && !xml.IsEndElement)
        {
            if (xml.IsText) return await xml.TextAsync(() => "");
        }

        return "";
    }

    private async Task<SourceRecord?> ElementAsync()
    {
        string locator = string.Create(CultureInfo.InvariantCulture, $"{xml.LocalName} (line {xml.Line})");
        xml.StartRecord();
        _element.Begin(xml.LocalName, xml.Attribute("id"), xml.Attribute("lat"), xml.Attribute("lon"), xml.Attribute("visible"), xml.Attribute("timestamp"));
        for (bool hasContent = !xml.IsEmptyElement; hasContent && await xml.ReadAsync() && xml.Depth > 1;)
        {
            if (xml.IsElement && xml.Depth == 2) Content();
        }

        if (_element.NodePlace() is var (id, place)) _nodes.Add(id, place);
        var refusal = xml.Refusal;
        var issues = xml.EndRecord();
        if (refusal is not null) return RefusedRecord.Of(id: "", locator, refusal);
        return _element.ToRecord(locator, issues, _nodes) switch
        {
            { Raw.Length: var bytes } record when bytes > limits.RecordBytes => RefusedRecord.Of(record.SourceId, locator, RefusedRecord.TooLarge(limits)),
            var record => record,
        };
    }

    private void Content()
    {
        switch (xml.LocalName)
        {
            case "tag" when xml.Attribute("k") is { } key:
                _element.Tag(key, xml.Attribute("v", () => "/tags" + JsonPointer.Of(key)) ?? "");
                break;
            case "nd" when long.TryParse(xml.Attribute("ref"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long node):
                _element.Node(node);
                break;
            case "center":
                _element.Center(xml.Attribute("lat"), xml.Attribute("lon"));
                break;
        }
    }
}
