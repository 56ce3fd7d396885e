using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>The tables of words that a mapping names, to be used in several places. Not thread safe.</summary>
internal sealed class Tables
{
    private readonly Problems _problems;
    private readonly Dictionary<string, (YamlMember Member, IReadOnlyList<(string Word, IReadOnlyList<string> Meant)> Words)> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Tables(Section file)
    {
        _problems = file.Problems;
        if (file.Find("tables") is not { } node) return;
        foreach (var member in Plain.Members(node, _problems, "\"tables\"")) _tables[member.Name] = (member, Words(member.Value));
    }

    /// <summary>Null, with a problem, where there is no table of the name.</summary>
    public IReadOnlyList<(string Word, IReadOnlyList<string> Meant)>? Find(string name, YamlNode at)
    {
        _used.Add(name);
        if (_tables.TryGetValue(name, out var table)) return table.Words;
        string meant = Suggestion.For(name, _tables.Keys) is { } choice ? $" Did you mean \"{choice}\"?" : "";
        _problems.Add("mapping.value", $"There is no table \"{Sdk.Excerpt.Of(name)}\" under \"tables\".{meant}", at);
        return null;
    }

    /// <summary>Words with what each stands for: one text, a list of them, or <c>[]</c> for nothing.</summary>
    public IReadOnlyList<(string Word, IReadOnlyList<string> Meant)> Words(YamlNode node) =>
        [.. Plain.Members(node, _problems, "A table").Select(member => (member.Name, Meant(member)))];

    public void TellUnused()
    {
        foreach (var (name, table) in _tables.Where(table => !_used.Contains(table.Key))) _problems.Add("mapping.value", $"The table \"{Sdk.Excerpt.Of(name)}\" is used nowhere.", table.Member.Line, table.Member.Column);
    }

    private IReadOnlyList<string> Meant(YamlMember member) => member.Value is YamlText { IsNothing: true } ? [] : Plain.Texts(member.Value, _problems, $"\"{Sdk.Excerpt.Of(member.Name)}\"");
}
