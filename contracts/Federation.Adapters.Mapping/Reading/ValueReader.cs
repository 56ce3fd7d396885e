using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads how a value is made: a column's name alone, or a group of keys with steps.</summary>
internal sealed class ValueReader(Problems problems, Tables tables)
{
    private static readonly string[] Sources = ["from", "first", "all", "text", "expression", "value", "flags"];

    private readonly StepReader _steps = new(problems, tables);

    public Problems Problems => problems;

    public ValueRule? Read(YamlNode node, string what)
    {
        if (node is YamlText) return Column(node, what) is { } column ? new ValueRule(new ColumnSource(column), []) : null;
        if (node is YamlMap) return Section.Open(node, Keys.Value, problems) is { } section ? Group(section, what) : null;
        problems.Add("mapping.value", $"{what} is {node.Kind}; it must be a column's name, or keys such as \"from\" and \"steps\".", node);
        return null;
    }

    /// <summary>One value or a list of them.</summary>
    public IReadOnlyList<ValueRule> ReadAll(YamlNode node, string what) => node is YamlList list
        ? [.. list.Items.Select(item => Read(item, $"An item of {what}")).OfType<ValueRule>()]
        : Read(node, what) is { } one ? [one] : [];

    public Regex? Pattern(YamlNode node, string what) => _steps.Pattern(node, what);

    public string? Column(YamlNode node, string what) => Plain.Text(node, problems, what, rule: "a column's name") is { } name ? Folding.Composed(name.Trim()) : null;

    public IReadOnlyList<string> Columns(YamlNode node, string what) => [.. Plain.Texts(node, problems, what, rule: "a column's name").Select(name => Folding.Composed(name.Trim()))];

    public Expression? Expression(YamlNode node, string what)
    {
        if (Plain.Text(node, problems, what, rule: "a JMESPath expression") is not { } text) return null;
        if (Values.Expression.TryParse(text, out string reason) is { } expression) return expression;
        problems.Add("mapping.expression", $"{what} cannot be used: {reason}.", node);
        return null;
    }

    private ValueRule? Group(Section section, string what)
    {
        var given = Sources.Where(section.Has).ToList();
        if (given.Count != 1)
        {
            string found = given.Count == 0 ? "none is here" : $"{string.Join(" and ", given)} are here";
            problems.Add("mapping.value", $"{what} has exactly one of {string.Join(", ", Sources)}; {found}.", section.Node);
            return null;
        }

        var source = Source(section, given[0]);
        var steps = section.Find("steps") is { } node ? _steps.Read(node) : [];
        return source is null ? null : new ValueRule(source, steps);
    }

    private ValueSource? Source(Section section, string key)
    {
        var node = section.Find(key)!; // One of those that are here.
        switch (key)
        {
            case "from":
                return Column(node, "\"from\"") is { } column ? new ColumnSource(column) : null;
            case "first":
                return Columns(node, "\"first\"") is { Count: > 0 } first ? new FirstSource(first) : null;
            case "all":
                return Columns(node, "\"all\"") is { Count: > 0 } all ? new AllSource(all) : null;
            case "expression":
                return Expression(node, "\"expression\"") is { } expression ? new ExpressionSource(expression) : null;
            case "value":
                return section.Text("value") is { } constant ? new ConstantSource(constant) : null;
            case "flags":
                var flags = Plain.Members(node, problems, "\"flags\"").Select(member => (member.Name, Word: Plain.Text(member.Value, problems, $"\"{Sdk.Excerpt.Of(member.Name)}\""))).ToList();
                return flags.Count > 0 && flags.All(flag => flag.Word is not null) ? new FlagSource([.. flags.Select(flag => KeyValuePair.Create(Folding.Composed(flag.Name), flag.Word!))]) : null;
            default:
                if (section.Text("text") is not { } text) return null;
                if (Template.TryParse(text) is { Names.Count: > 0 } template) return new TemplateSource(template);
                problems.Add("mapping.value", "\"text\" holds columns in braces, such as \"{Number} {Street}\"; each brace needs its other, and {{ stands for a brace itself.", node);
                return null;
        }
    }
}
