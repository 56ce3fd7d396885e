using Federation.Adapters.Mapping.Hours;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads how opening hours are told.</summary>
internal static class HoursRuleReader
{
    private static readonly string[] UsuallyClosed = ["fermé", "fermée", "closed", "off", "-", "x", "non"];

    public static HoursRule? Read(YamlNode node, ValueReader values)
    {
        bool isWeek = node is YamlMap map && map.Members.Any(member => Keys.All[Keys.Hours].Contains(member.Name));
        if (!isWeek) return values.Read(node, "\"openingHours\"") is { } text ? new HoursRule { Text = text, Closed = Words(UsuallyClosed) } : null;
        if (Section.Open(node, Keys.Hours, values.Problems) is not { } hours) return null;
        if (hours.Has("days") == hours.Has("rows"))
        {
            values.Problems.Add("mapping.value", "\"openingHours\" is a value, or has exactly one of days, rows.", node);
            return null;
        }

        var closed = Words(hours.Texts("closed") ?? UsuallyClosed);
        if (hours.Part("days", Keys.Days) is { } days) return new HoursRule { Days = Days(days, values), Closed = closed };
        if (hours.Part("rows", Keys.HourRows) is not { } rows) return null;
        string? day = rows.Required("day") is { } name ? values.Column(name, "\"day\"") : null;
        string? opens = rows.Required("opens") is { } from ? values.Column(from, "\"opens\"") : null;
        string? closes = rows.Find("closes") is { } to ? values.Column(to, "\"closes\"") : null;
        return day is null || opens is null ? null : new HoursRule { Rows = (day, opens, closes), Closed = closed };
    }

    private static IReadOnlyList<(DayOfWeek, IReadOnlyList<ValueSource>)> Days(Section days, ValueReader values)
    {
        var read = DayNames.Week.Select(day => (day, times: days.Find(KeyOf(day)) is { } node ? Times(node, KeyOf(day), values) : [])).Where(day => day.times.Count > 0).ToList();
        if (read.Count == 0 && !values.Problems.Any) values.Problems.Add("mapping.value", "\"days\" names the columns of at least one day.", days.Node);
        return read;
    }

    // A column, or a text with columns in braces where opening and closing stand in two.
    private static IReadOnlyList<ValueSource> Times(YamlNode node, string key, ValueReader values)
    {
        var times = new List<ValueSource>();
        foreach (string text in values.Columns(node, $"\"{key}\""))
        {
            if (!text.Contains('{', StringComparison.Ordinal)) times.Add(new ColumnSource(text));
            else if (Template.TryParse(text) is { Names.Count: > 0 } template) times.Add(new TemplateSource(template));
            else values.Problems.Add("mapping.value", $"\"{key}\" holds a brace that has no other.", node);
        }

        return times;
    }

    private static string KeyOf(DayOfWeek day) => day.ToString().ToLowerInvariant();

    private static HashSet<string> Words(IEnumerable<string> words) => words.Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
}
