using System.Text;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Mapping.Yaml;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads where the source is and how it is cut into rows.</summary>
internal static class SourceReader
{
    private static readonly (string Name, SourceKind Kind, string[] Keys)[] Formats =
    [
        ("csv", SourceKind.Csv, ["encoding", "delimiter", "headers", "rowsBefore"]),
        ("json", SourceKind.Json, ["encoding", "records", "keyed", "paging"]),
        ("json-lines", SourceKind.JsonLines, ["encoding"]),
        ("geojson", SourceKind.GeoJson, ["encoding", "paging"]),
        ("xml", SourceKind.Xml, ["element"]),
        ("html", SourceKind.Html, ["each", "take"]),
        ("json-ld", SourceKind.JsonLd, ["encoding", "types"]),
        ("xlsx", SourceKind.Xlsx, ["headers", "rowsBefore", "sheet"]),
    ];

    private static readonly string[] Common = ["format", "address", "requestHeaders"];

    public static SourceRule? Read(Section file, IReadOnlyList<SettingRule> settings)
    {
        if (file.RequiredPart("source", Keys.Source) is not { } source) return null;
        if (!source.Has("format")) source.Missing("format");
        if (source.Choice("format", [.. Formats.Select(format => format.Name)]) is not { } name) return null;
        var (_, kind, keys) = Formats.First(format => format.Name == name);
        source.Refuse($"the format \"{name}\" has {string.Join(", ", keys)}", [.. Keys.All[Keys.Source].Except(Common).Except(keys)]);
        var address = Template(source, "address", source.Find("address"), settings) ?? Values.Template.TryParse($"{{{Settings.Source}}}")!; // It is one.
        return new SourceRule
        {
            Kind = kind,
            Address = address,
            Encoding = source.Text("encoding", IsEncoding, "an encoding's name such as utf-8 or windows-1252"),
            Delimiter = source.Find("delimiter") is { } delimiter ? Delimiter(source, delimiter) : null,
            Headers = Headers(source),
            RowsBefore = source.WholeNumber("rowsBefore", 0, 100) ?? 0,
            Records = kind == SourceKind.GeoJson ? JsonWay.TryParse("features", out _) : source.Find("records") is { } way ? Way(source, way, "\"records\"") : null,
            IsKeyed = source.Flag("keyed"),
            Element = (kind == SourceKind.Xml ? source.RequiredText("element") : null) ?? "",
            Each = (kind == SourceKind.Html ? source.RequiredText("each", HtmlSelector.IsOne, "a CSS selector") : null) ?? "",
            Take = kind == SourceKind.Html ? Take(source) : [],
            Types = kind == SourceKind.JsonLd ? Types(source) : [],
            Sheet = source.Text("sheet"),
            RequestHeaders = RequestHeaders(source, settings),
            Paging = source.Part("paging", Keys.Paging) is { } paging ? PagingReader.Read(paging) : null,
        };
    }

    public static JsonWay? Way(Section section, YamlNode node, string what)
    {
        if (Plain.Text(node, section.Problems, what, rule: "names with points between them, or a JMESPath expression") is not { } text) return null;
        if (JsonWay.TryParse(text, out string reason) is { } way) return way;
        section.Problems.Add("mapping.expression", $"{what} cannot be used: {reason}.", node);
        return null;
    }

    private static Template? Template(Section section, string key, YamlNode? node, IReadOnlyList<SettingRule> settings)
    {
        if (node is null || Plain.Text(node, section.Problems, $"\"{key}\"") is not { } text) return null;
        if (Values.Template.TryParse(text) is not { } template)
        {
            section.Wrong(key, node, "a text in which each brace has its other");
            return null;
        }

        var known = settings.Select(setting => setting.Name).Append(Settings.Source).ToList();
        foreach (string name in template.Names.Except(known))
        {
            string meant = Suggestion.For(name, known) is { } choice ? $" Did you mean \"{choice}\"?" : "";
            section.Problems.Add("mapping.value", $"There is no setting \"{Excerpt.Of(name)}\"; known are {string.Join(", ", known)}.{meant}", node);
        }

        return template;
    }

    private static bool IsEncoding(string name)
    {
        try
        {
            _ = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string? Delimiter(Section source, YamlNode node)
    {
        if (node is YamlText { Text: "TAB" or "tab" or "\t" }) return "TAB";
        if (node is YamlText { Text: [not ('"' or '\r' or '\n')] text }) return text;
        source.Wrong("delimiter", node, "one character, or TAB");
        return null;
    }

    private static IReadOnlyList<string>? Headers(Section source)
    {
        if (source.Find("headers") is not { } node) return null;
        if (node is YamlText { Text: "none" }) return [];
        if (node is YamlList { Items.Count: > 0 }) return [.. Plain.Texts(node, source.Problems, "\"headers\"").Select(name => Folding.Composed(name.Trim()))];
        source.Wrong("headers", node, "a list of the columns' names, or none for columns that go by number: #1, #2");
        return null;
    }

    private static IReadOnlyList<string> Types(Section source)
    {
        if (source.Required("types") is not { } node) return [];
        var types = Plain.Texts(node, source.Problems, "\"types\"");
        if (types.Count == 0) source.Wrong("types", node, "a list of types of schema.org such as Library");
        return types;
    }

    private static IReadOnlyList<HtmlField> Take(Section source)
    {
        if (source.Required("take") is not { } node) return [];
        var fields = new List<HtmlField>();
        foreach (var member in Plain.Members(node, source.Problems, "\"take\""))
        {
            string name = Folding.Composed(member.Name.Trim());
            if (member.Value is YamlText && Plain.Text(member.Value, source.Problems, $"\"{Excerpt.Of(name)}\"", HtmlSelector.IsOne, "a CSS selector") is { } selector) fields.Add(new HtmlField { Name = name, Selector = selector });
            else if (member.Value is YamlMap && Section.Open(member.Value, Keys.Take, source.Problems) is { } take) fields.Add(new HtmlField { Name = name, Selector = take.Text("select", HtmlSelector.IsOne, "a CSS selector"), Attribute = take.Text("attribute"), IsPerson = take.Flag("person") });
            else if (member.Value is YamlList) source.Wrong(name, member.Value, "a CSS selector, or select, attribute and person");
        }

        if (fields.Count == 0 && !source.Problems.Any) source.Wrong("take", node, "the columns, each with its CSS selector");
        return fields;
    }

    private static IReadOnlyList<KeyValuePair<string, Template>> RequestHeaders(Section source, IReadOnlyList<SettingRule> settings)
    {
        if (source.Find("requestHeaders") is not { } node) return [];
        var headers = new List<KeyValuePair<string, Template>>();
        foreach (var member in Plain.Members(node, source.Problems, "\"requestHeaders\""))
        {
            if (!HeaderNames.MayBeSet(member.Name)) source.Problems.Add("mapping.value", $"The request header \"{Excerpt.Of(member.Name)}\" cannot be set: it is no header's name, or it is the host's own business.", member.Line, member.Column);
            else if (Template(source, member.Name, member.Value, settings) is { } template) headers.Add(KeyValuePair.Create(member.Name, template));
        }

        return headers;
    }
}
