using System.Diagnostics;
using System.Globalization;
using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>One group of keys, read key by key. What is misspelt is told when it is opened. Not thread safe.</summary>
internal sealed class Section
{
    private readonly YamlMap _map;
    private readonly string[] _known;

    private Section(YamlMap map, string kind, Problems problems)
    {
        _map = map;
        _known = Keys.All[kind];
        Kind = kind;
        Problems = problems;
    }

    public string Kind { get; }

    public Problems Problems { get; }

    public YamlMap Node => _map;

    /// <param name="kind">One of <see cref="Keys"/>.</param>
    /// <returns>Null, with a problem, where the node is no group of keys.</returns>
    public static Section? Open(YamlNode node, string kind, Problems problems)
    {
        if (node is not YamlMap map)
        {
            problems.Add("mapping.value", $"Here stands {node.Kind} where keys are expected: {string.Join(", ", Keys.All[kind])}.", node);
            return null;
        }

        var section = new Section(map, kind, problems);
        foreach (var member in map.Members.Where(member => !section._known.Contains(member.Name))) section.RefuseKey(member);
        return section;
    }

    public bool Has(string key) => Find(key) is not null;

    public YamlNode? Find(string key)
    {
        Debug.Assert(_known.Contains(key), $"{key} is no key of {Kind}.");
        return _map.Members.FirstOrDefault(member => member.Name == key)?.Value is { } node && node is not YamlText { IsNothing: true } ? node : null;
    }

    /// <summary>The key's value; null, with a problem, where it is not there.</summary>
    public YamlNode? Required(string key)
    {
        if (Find(key) is { } node) return node;
        Missing(key);
        return null;
    }

    public Section? Part(string key, string kind) => Find(key) is { } node ? Open(node, kind, Problems) : null;

    public Section? RequiredPart(string key, string kind) => Required(key) is { } node ? Open(node, kind, Problems) : null;

    /// <summary>A text that is not blank; null where it is not there, and, with a problem, where it is something else.</summary>
    public string? Text(string key, Func<string, bool>? isGood = null, string rule = "a text") => Find(key) is { } node ? Plain.Text(node, Problems, $"\"{key}\"", isGood, rule) : null;

    public string? RequiredText(string key, Func<string, bool>? isGood = null, string rule = "a text") => Required(key) is { } node ? Plain.Text(node, Problems, $"\"{key}\"", isGood, rule) : null;

    public IReadOnlyList<string>? Texts(string key, Func<string, bool>? isGood = null, string rule = "a text") => Find(key) is { } node ? Plain.Texts(node, Problems, $"\"{key}\"", isGood, rule) : null;

    public bool Flag(string key)
    {
        if (Find(key) is not { } node) return false;
        if (node is YamlText { IsPlain: true, Text: "true" or "yes" or "oui" }) return true;
        if (node is not YamlText { IsPlain: true, Text: "false" or "no" or "non" }) Wrong(key, node, "true or false");
        return false;
    }

    public int? WholeNumber(string key, int least, int most) => (int?)Number(key, least, most, whole: true);

    public double? Number(string key, double least, double most, bool whole = false)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlText { Text: var text } && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number >= least && number <= most && (!whole || double.IsInteger(number))) return number;
        Wrong(key, node, string.Create(CultureInfo.InvariantCulture, $"{(whole ? "a whole number" : "a number")} from {least} to {most}"));
        return null;
    }

    /// <summary>One of the words; null where the key is not there, and, with a problem, where it is none of them.</summary>
    public string? Choice(string key, params string[] choices)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlText { Text: var text } && choices.Contains(text)) return text;
        string meant = node is YamlText { Text: var word } && Suggestion.For(word, choices) is { } choice ? $" Did you mean \"{choice}\"?" : "";
        Problems.Add("mapping.value", $"\"{key}\" is {node.Kind}; it is one of {string.Join(", ", choices)}.{meant}", node);
        return null;
    }

    public void Wrong(string key, YamlNode node, string rule) => Problems.Add("mapping.value", $"\"{key}\" is {node.Kind}; it must be {rule}.", node);

    public void Missing(string key) => Problems.Add("mapping.missing", $"The key \"{key}\" is missing from \"{Kind}\".", _map);

    /// <summary>Tells of keys that have no meaning together with others that are here.</summary>
    public void Refuse(string why, params string[] keys)
    {
        foreach (var member in _map.Members.Where(member => keys.Contains(member.Name))) Problems.Add("mapping.value", $"\"{member.Name}\" has no meaning here: {why}.", member.Line, member.Column);
    }

    private void RefuseKey(YamlMember member)
    {
        string meant = Suggestion.For(member.Name, _known) is { } choice ? $"Did you mean \"{choice}\"? " : "";
        Problems.Add("mapping.unknown-key", $"\"{Sdk.Excerpt.Of(member.Name)}\" is no key of \"{Kind}\". {meant}Possible are {string.Join(", ", _known)}.", member.Line, member.Column);
    }
}
