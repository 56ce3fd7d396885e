using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads steps: words such as <c>html</c>, or one key with what the step needs.</summary>
internal sealed class StepReader(Problems problems, Tables tables)
{
    private const int MostSteps = 20;

    private const string DayFirst = "day-first", MonthFirst = "month-first";

    private static readonly string[] Words = ["html", "lower", "upper", "date", "number"];

    public IReadOnlyList<IStep> Read(YamlNode node)
    {
        var items = node is YamlList list ? list.Items : [node];
        if (items.Count > MostSteps) problems.Add("mapping.value", string.Create(CultureInfo.InvariantCulture, $"These are {items.Count} steps; {MostSteps} are the most."), node);
        return [.. items.Take(MostSteps).Select(Step).OfType<IStep>()];
    }

    private IStep? Step(YamlNode node)
    {
        if (node is YamlText { Text: var word })
        {
            if (Words.Contains(word)) return OfWord(word);
            string meant = Suggestion.For(word, Keys.All[Keys.Step]) is { } choice ? $" Did you mean \"{choice}\"?" : "";
            problems.Add("mapping.value", $"\"{Sdk.Excerpt.Of(word)}\" is no step by itself: {string.Join(", ", Words)} are. The others are keys: {string.Join(", ", Keys.All[Keys.Step].Except(Words))}.{meant}", node);
            return null;
        }

        if (Section.Open(node, Keys.Step, problems) is not { } step) return null;
        if (step.Node.Members is [var member]) return Keys.All[Keys.Step].Contains(member.Name) && step.Has(member.Name) ? OfKey(step, member.Name) : null;
        problems.Add("mapping.value", "A step is one key; put each step into a line of its own, with a hyphen before it.", node);
        return null;
    }

    private static IStep OfWord(string word) => word switch
    {
        "html" => new HtmlStep(),
        "lower" => new CaseStep(IsUpper: false),
        "upper" => new CaseStep(IsUpper: true),
        "date" => new DateStep(MonthFirst: false),
        _ => new NumberStep(null),
    };

    private IStep? OfKey(Section step, string key)
    {
        var node = step.Find(key)!; // The only key that is here.
        switch (key)
        {
            case "html" or "lower" or "upper":
                return step.Flag(key) ? OfWord(key) : null;
            case "date":
                if (node is YamlText { Text: "true" or "false" }) return step.Flag(key) ? OfWord(key) : null;
                return step.Choice("date", DayFirst, MonthFirst) is { } order ? new DateStep(order == MonthFirst) : null;
            case "take":
                return Pattern(node, "\"take\"") is { } pattern ? new TakeStep(pattern) : null;
            case "split":
                return Separators(node) is { Length: > 0 } separators ? new SplitStep(separators) : null;
            case "join":
                return node is YamlText { Text: var between } ? new JoinStep(between) : null;
            case "replace":
                return Section.Open(node, Keys.Replace, problems) is { } replace ? Replace(replace) : null;
            case "table":
                return Table(node);
            case "number":
                if (node is YamlText { Text: "true" }) return new NumberStep(null);
                return Section.Open(node, Keys.Number, problems)?.Choice("unit", [.. NumberWords.KnownUnits]) is { } unit ? new NumberStep(unit) : null;
            case "pad":
                return step.WholeNumber("pad", 1, 20) is { } digits ? new PadStep(digits) : null;
            case "drop":
                return new DropStep(Plain.Texts(node, problems, "\"drop\"").Select(Folding.Of).ToHashSet(StringComparer.Ordinal));
            default:
                return step.Text("default") is { } text ? new DefaultStep(text) : null;
        }
    }

    // Blanks and line ends are separators too, so nothing is trimmed here.
    private string[] Separators(YamlNode node)
    {
        var items = node is YamlList list ? list.Items : [node];
        string[] separators = [.. items.OfType<YamlText>().Select(item => item.Text).Where(text => text.Length > 0)];
        if (separators.Length < items.Count || separators.Length == 0) problems.Add("mapping.value", "\"split\" is a separator or a list of them, each in quotes.", node);
        return separators;
    }

    private IStep? Replace(Section replace)
    {
        string with = replace.Find("with") is YamlText { Text: var text } ? text : "";
        if (replace.Has("text") == replace.Has("pattern"))
        {
            problems.Add("mapping.value", "\"replace\" has exactly one of text, pattern, and \"with\" for what stands in its place; without it the place is left empty.", replace.Node);
            return null;
        }

        if (replace.Find("text") is YamlText { Text: { Length: > 0 } sought }) return new ReplaceTextStep(sought, with);
        return replace.Find("pattern") is { } node && Pattern(node, "\"pattern\"") is { } pattern ? new ReplacePatternStep(pattern, with) : null;
    }

    private TableStep? Table(YamlNode node)
    {
        if (node is YamlText { Text: var name }) return tables.Find(name, node) is { } named ? Of(named, isFolded: false, otherwise: null) : null;

        // Keys that are no table's own are the words themselves.
        if (node is YamlMap map && !map.Members.Any(member => member.Name is "of" or "words")) return Of(tables.Words(node), isFolded: false, otherwise: null);
        if (Section.Open(node, Keys.Table, problems) is not { } table) return null;
        var words = table.Find("words") is { } own ? tables.Words(own) : table.Text("of") is { } of ? tables.Find(of, table.Node) : null;
        if (table.Has("of") && table.Has("words")) problems.Add("mapping.value", "A table has either \"of\", the name of one under \"tables\", or \"words\".", node);
        return words is null ? null : Of(words, table.Flag("folded"), table.Text("otherwise"));
    }

    private static TableStep Of(IReadOnlyList<(string Word, IReadOnlyList<string> Meant)> words, bool isFolded, string? otherwise)
    {
        var table = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (word, meant) in words) table[isFolded ? Folding.Of(word) : Folding.Composed(word.Trim())] = meant;
        return new TableStep(table, isFolded, otherwise);
    }

    public Regex? Pattern(YamlNode node, string what)
    {
        if (Plain.Text(node, problems, what, rule: "a regular expression") is not { } text) return null;
        if (SafePattern.TryParse(text, out string reason) is { } pattern) return pattern;
        problems.Add("mapping.pattern", $"{what} is no regular expression that can be used: {reason}.", node);
        return null;
    }
}
