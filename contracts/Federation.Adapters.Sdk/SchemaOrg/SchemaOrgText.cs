using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Texts as schema.org's vocabulary has them in JSON-LD: plain, in a list, with their language (<c>{ "@value", "@language" }</c>), by language (<c>{ "fr": …, "en": … }</c>), or as the name of a thing. Pure.
/// </summary>
public static class SchemaOrgText
{
    private static readonly string[] Languages = ["fr", "en"];

    /// <summary>The member's text: of several the French one, then the English one, then the first. Null where there is none.</summary>
    public static string? Of(RecordFields thing, string member)
    {
        var given = All(thing, member);
        foreach (string language in Languages)
        {
            foreach (var (text, of) in given)
            {
                if (of is not null && (of.Equals(language, StringComparison.OrdinalIgnoreCase) || of.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))) return text;
            }
        }

        return given.Count > 0 ? given[0].Text : null;
    }

    /// <summary>Every text of the member, in the source's order.</summary>
    public static IReadOnlyList<string> AllOf(RecordFields thing, string member) => [.. All(thing, member).Select(text => text.Text)];

    /// <summary>The objects that a member holds, alone or in a list.</summary>
    public static IReadOnlyList<RecordFields> ObjectsOf(RecordFields thing, string member) => thing.Value(member) switch
    {
        { ValueKind: JsonValueKind.Object } one => [new RecordFields(one, thing.Pointer(member))],
        { ValueKind: JsonValueKind.Array } several =>
            [.. several.EnumerateArray().Select((item, index) => new RecordFields(item, $"{thing.Pointer(member)}/{index}")).Where(item => item.Names.Any())],
        _ => [],
    };

    private static List<(string Text, string? Language)> All(RecordFields thing, string member)
    {
        var texts = new List<(string, string?)>();
        if (thing.Value(member) is not { } value) return texts;
        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value];
        foreach (var item in values) Add(item, texts);
        return texts;
    }

    private static void Add(JsonElement item, List<(string Text, string? Language)> texts)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            if (RecordFields.TextOf(item) is { } plain) texts.Add((plain, null));
            return;
        }

        var fields = new RecordFields(item, "");
        if (fields.Text("@value") is { } marked) texts.Add((marked, fields.Text("@language")));
        else if ((fields.Text("name") ?? fields.Text("@id") ?? fields.Text("url")) is { } name) texts.Add((name, null));
        else texts.AddRange(fields.Names.Where(IsLanguage).Select(language => (fields.Text(language), (string?)language)).Where(text => text.Item1 is not null).Select(text => (text.Item1!, text.Item2))); // as the filter says
    }

    private static bool IsLanguage(string name) => name.Length is >= 2 and <= 8 && name.All(character => char.IsAsciiLetter(character) || character == '-');
}
