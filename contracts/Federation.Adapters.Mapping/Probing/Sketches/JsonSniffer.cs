using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds the records of a JSON text: the array of objects that holds most of it.</summary>
internal static partial class JsonSniffer
{
    private const int DeepestWay = 5;

    /// <exception cref="AdapterException"><c>json.*</c>, <c>probe.no-records</c>.</exception>
    public static SourceSketch Sketch(SourceStart start, Encoding? wide)
    {
        var text = wide is null ? start.Bytes : Encoding.UTF8.GetBytes(wide.GetString(start.Bytes.Span));
        if (AreLines(text.Span)) return new SourceSketch { Kind = SourceKind.JsonLines, Sample = start.IsCut ? text[..(text.Span.LastIndexOf((byte)'\n') + 1)] : text };
        if (JsonMender.Mend(text) is not { } mended)
        {
            // Says by name what is wrong with it.
            using var document = JsonText.Parse(text, SourceStart.MostBytes * 4);
            throw ProbeFailures.NoRecords("JSON");
        }

        using var json = JsonText.Parse(mended.Text, SourceStart.MostBytes * 4);
        var root = json.RootElement;
        var unsure = new List<string>();
        if (!mended.WasWhole && !start.IsCut) unsure.Add("The JSON text breaks off or has a mistake: only what stands before that was looked at, and a run will fail there.");
        if (JsonLdSniffer.Types([root]) is { Count: > 0 } types && IsLinkedData(root)) return new SourceSketch { Kind = SourceKind.JsonLd, Sample = mended.Text, Types = types, Unsure = unsure };
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array && Text(root, "type") == "FeatureCollection")
        {
            return new SourceSketch
            {
                Kind = SourceKind.GeoJson,
                Sample = mended.Text,
                System = SystemOf(root),
                Paging = start.IsWeb ? PagingSniffer.Sketch(start, root, features.GetArrayLength(), unsure) : null,
                Unsure = unsure,
            };
        }

        var (way, count) = Arrays(root, "", 0).OrderByDescending(array => array.Weight).Select(array => (array.Way, array.Count)).FirstOrDefault();
        if (way is null && Keyed(root, "", 0) is { } keyed) return new SourceSketch { Kind = SourceKind.Json, Sample = mended.Text, Records = keyed.Length == 0 ? null : keyed, IsKeyed = true, Unsure = unsure };
        if (way is null) throw ProbeFailures.NoRecords("JSON without an array of objects");
        return new SourceSketch
        {
            Kind = SourceKind.Json,
            Sample = mended.Text,
            Records = way.Length == 0 ? null : way,
            Paging = start.IsWeb ? PagingSniffer.Sketch(start, root, count, unsure) : null,
            Unsure = unsure,
        };
    }

    // The one of many objects, or of large ones, far out: lists of links and facets are small.
    private static IEnumerable<(string Way, int Count, double Weight)> Arrays(JsonElement element, string way, int depth)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int objects = element.EnumerateArray().Count(item => item.ValueKind == JsonValueKind.Object);
            if (objects > 0 && objects * 2 > element.GetArrayLength()) yield return (way, element.GetArrayLength(), element.GetRawText().Length / (1.0 + depth));
        }
        else if (element.ValueKind == JsonValueKind.Object && depth < DeepestWay)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (!PlainName().IsMatch(member.Name)) continue;
                foreach (var found in Arrays(member.Value, way.Length == 0 ? member.Name : $"{way}.{member.Name}", depth + 1)) yield return found;
            }
        }
    }

    // The outermost object of at least three objects that have a member in common.
    private static string? Keyed(JsonElement element, string way, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > 2) return null;
        var members = element.EnumerateObject().ToList();
        var objects = members.Where(member => member.Value.ValueKind == JsonValueKind.Object).ToList();
        if (objects.Count > 2 && objects.Count * 10 > members.Count * 6 && objects[0].Value.EnumerateObject().Any(first => objects.All(member => member.Value.TryGetProperty(first.Name, out _)))) return way;
        return objects.Where(member => PlainName().IsMatch(member.Name)).Select(member => Keyed(member.Value, way.Length == 0 ? member.Name : $"{way}.{member.Name}", depth + 1)).FirstOrDefault(found => found is not null);
    }

    // Two whole objects, each on a line of its own.
    private static bool AreLines(ReadOnlySpan<byte> text)
    {
        var rest = text.TrimStart(" \t\r\n"u8);
        for (int line = 0; line < 2; line++)
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0 || !IsObject(rest[..end])) return false;
            rest = rest[(end + 1)..];
        }

        return true;
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("{"u8)) return false;
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = ParserLimits.MostDepth });
        try
        {
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsLinkedData(JsonElement root) => (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? root[0] : root) is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("@context", out _);

    private static string? SystemOf(JsonElement root) =>
        root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
        && Text(properties, "name") is { } name && Epsg().Match(name) is { Success: true } match ? match.Groups["code"].Value : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^[\p{L}\p{Nd}_@$:-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();

    [GeneratedRegex(@"EPSG:{1,2}(?:[0-9.]*:)?(?<code>[0-9]{4,5})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Epsg();
}
