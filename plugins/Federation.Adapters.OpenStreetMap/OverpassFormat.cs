using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>
/// The JSON that Overpass answers with: <c>{ "elements": [ … ], "remark"? }</c>. A query that runs out of time or memory is answered with
/// status 200, the elements found until then and a remark.
/// </summary>
internal sealed class OverpassFormat : JsonArrayFormat
{
    [SetsRequiredMembers]
    public OverpassFormat()
    {
        Member = "elements";
        IdPointer = "/id";
    }

    protected override string? Beside => "remark";

    protected override void JudgeBeside(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Null) throw OsmElement.BrokenOff(value.ToString());
    }

    protected override SourceRecord? Complete(SourceRecord record, RecordFields fields) => OsmElement.Complete(record, fields);
}
