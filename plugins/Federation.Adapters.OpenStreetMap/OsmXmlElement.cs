using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>
/// One element of OSM XML, made a record of the shape of Overpass. Who edited it, in which changeset and how often is left behind: nothing is
/// made of it, and an element that is merely edited back stays the same record. Used again for the next one; not thread safe.
/// </summary>
internal sealed partial class OsmXmlElement
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly List<long> _nodes = [];
    private readonly List<string> _repeated = [];
    private string _type = "";
    private string? _id;
    private (string? Latitude, string? Longitude) _place;
    private bool _isDeleted;
    private string? _timestamp;

    public void Begin(string type, string? id, string? latitude, string? longitude, string? visible, string? timestamp)
    {
        (_type, _id, _place, _isDeleted, _timestamp) = (type, id, (latitude, longitude), visible == "false", timestamp);
        _tags.Clear();
        _nodes.Clear();
        _repeated.Clear();
    }

    public void Tag(string key, string value)
    {
        if (!_tags.TryAdd(key, value)) _repeated.Add(key);
        _tags[key] = value;
    }

    public void Node(long id) => _nodes.Add(id);

    public void Center(string? latitude, string? longitude) => _place = (latitude, longitude);

    /// <summary>Id and place of a node that has both.</summary>
    public (long Id, GeoPoint Place)? NodePlace() =>
        _type == "node" && !_isDeleted
        && long.TryParse(_id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id)
        && Degrees(_place.Latitude) is { } latitude && Degrees(_place.Longitude) is { } longitude && GeoPoint.TryCreate(latitude, longitude, out var place)
            ? (id, place)
            : null;

    /// <summary>The record; null where the element is no place.</summary>
    /// <param name="textIssues">What was found wrong with its texts.</param>
    /// <param name="nodes">Where the nodes read so far are.</param>
    public SourceRecord? ToRecord(string locator, IReadOnlyList<Issue> textIssues, NodePositions nodes)
    {
        // Nearly every element of a file has no tag at all.
        if (_tags.Count == 0) return null;
        List<Issue> issues = [.. textIssues, .. _repeated.Distinct().Select(Repeated)];
        if (_type == "way" && _place == default) PlaceByNodes(nodes, issues);
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Writing)) Write(writer);
        using var document = JsonDocument.Parse(json.WrittenMemory);
        var record = new SourceRecord { SourceId = "", Raw = json.WrittenMemory, Locator = locator, Issues = issues };
        return OsmElement.Complete(record, RecordFields.Of(document.RootElement)) is { } place ? place with { ModifiedAt = OsmElement.ModifiedAt(_timestamp) } : null;
    }

    // A way's place is the mean of its nodes, as far as the file has them.
    private void PlaceByNodes(NodePositions nodes, List<Issue> issues)
    {
        var outline = new Outline();
        foreach (long id in _nodes)
        {
            if (nodes.Find(id) is { } place) outline.Add(place);
        }

        if (outline.Point() is { } mean) _place = (mean.Latitude.ToString(CultureInfo.InvariantCulture), mean.Longitude.ToString(CultureInfo.InvariantCulture));
        else if (outline.Count > 0) issues.Add(Issue.Warning("geometry.not-a-point", $"The way is wider than {Outline.MostMetres:0} m: where along it the place is cannot be told.", "/center"));
        else issues.Add(Issue.Warning("openstreetmap.way-without-nodes", nodes.IsFull ? "The file has more nodes than are kept, or gives nodes out of order and ways in turns; none of the way's is among those kept." : "None of the way's nodes stands before it in the file.", "/center"));
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", _type);
        WriteNumber(json, "id", _id);
        if (_isDeleted) json.WriteBoolean("visible", false);
        if (_type != "node" && _place != default) json.WriteStartObject("center");
        WriteNumber(json, "lat", _place.Latitude);
        WriteNumber(json, "lon", _place.Longitude);
        if (_type != "node" && _place != default) json.WriteEndObject();
        json.WriteStartObject("tags");
        foreach (var (key, value) in _tags) json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // As a number, digit by digit as written; as a text where it is none, so that mapping can say so.
    private static void WriteNumber(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) return;
        json.WritePropertyName(name);
        if (Number().IsMatch(text)) json.WriteRawValue(text);
        else json.WriteStringValue(text);
    }

    private static double? Degrees(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static Issue Repeated(string key) =>
        Issue.Warning("json.duplicate-member", $"The tag \"{Excerpt.Of(key)}\" is there more than once; the last one counts.", "/tags" + JsonPointer.Of(key));

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,20})?\z")]
    private static partial Regex Number();
}
