using System.Text.Json;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>Finds the columns of a sample, nested ones to three levels, and what stands in each. Pure.</summary>
internal static class ColumnProfiler
{
    private const int Deepest = 3;
    private const int MostColumns = 400;
    private const int MostValues = 2_000;
    private const int KeptStructures = 50;

    /// <param name="rows">Whole records; their documents have to live as long as the profiles.</param>
    /// <param name="isFeatures">Whether columns stand in <c>properties</c>.</param>
    public static IReadOnlyList<ColumnProfile> Of(IEnumerable<JsonElement> rows, bool isFeatures)
    {
        var all = rows.ToList();
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in all.Where(row => row.ValueKind == JsonValueKind.Object))
        {
            if (isFeatures && row.TryGetProperty("properties", out var properties)) Collect(properties, "", 1, names, known);
            Collect(row, "", 1, names, known, isFeatures);
        }

        var views = all.Select(row => RecordView.Of(row, isGrouped: false)).ToList();
        return [.. names.Select(name => ProfileOf(name, views))];
    }

    private static void Collect(JsonElement element, string way, int depth, List<string> names, HashSet<string> known, bool isFeature = false)
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            if (isFeature && member.Name is "properties" or "geometry" or "type" or "bbox") continue;
            string name = Base(member.Name, element);
            if (name.Length is 0 or > 200 || names.Count >= MostColumns || (way.Length > 0 && name.Contains('.', StringComparison.Ordinal))) continue;
            string whole = way.Length == 0 ? name : $"{way}.{name}";
            var value = member.Value;
            if (value.ValueKind == JsonValueKind.Object && depth < Deepest)
            {
                if (value.TryGetProperty("coordinates", out _) || LooksLikePoint(value)) Add(whole, names, known);
                if (!name.Contains('.', StringComparison.Ordinal)) Collect(value, whole, depth + 1, names, known);
            }
            else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object)
            {
                if (depth < Deepest && !name.Contains('.', StringComparison.Ordinal)) Collect(value[0], whole, depth + 1, names, known);
            }
            else
            {
                Add(whole, names, known);
            }
        }
    }

    private static bool LooksLikePoint(JsonElement value) => value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Point";

    private static void Add(string name, List<string> names, HashSet<string> known)
    {
        if (known.Add(name)) names.Add(name);
    }

    // tag#2 is the second tag.
    private static string Base(string name, JsonElement row)
    {
        int number = name.LastIndexOf('#');
        bool isRepeated = number > 0 && number + 1 < name.Length && name[(number + 1)..].All(char.IsAsciiDigit) && row.TryGetProperty(name[..number], out _);
        return isRepeated ? name[..number] : name;
    }

    private static ColumnProfile ProfileOf(string name, IReadOnlyList<RecordView> views)
    {
        var texts = new List<string?>(views.Count);
        var values = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var structures = new List<JsonElement>();
        bool isMultiple = false;
        foreach (var view in views)
        {
            var found = view.Texts(name);
            isMultiple |= found.Count > 1;
            texts.Add(found is [var first, ..] && first.Text.Trim().Length > 0 ? first.Text.Trim() : null);
            foreach (string text in found.Select(text => text.Text.Trim()).Where(text => text.Length > 0))
            {
                if (values.Count < MostValues && seen.Add(text)) values.Add(text);
            }

            if (structures.Count < KeptStructures && view.Value(name) is { Value: { ValueKind: JsonValueKind.Array or JsonValueKind.Object } structure }) structures.Add(structure);
        }

        var filled = texts.OfType<string>().ToList();
        int mailboxes = filled.Count(Mailboxes.IsIn);
        return new ColumnProfile
        {
            Name = name,
            Texts = texts,
            Values = values,
            IsMultiple = isMultiple,
            Structures = structures,
            FilledCount = filled.Count,
            Distinct = filled.Distinct(StringComparer.Ordinal).Count(),
            IsPerson = PersonWords.NamesPerson(name) || (mailboxes > 0 && mailboxes * 4 >= filled.Count),
        };
    }
}
