using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>
/// What columns are called that hold a field, in French, English and the languages around: <c>fields.json</c>. A whole name tells more than a part of one, and some words say that it is
/// another thing. Immutable and thread safe.
/// </summary>
internal sealed class FieldWords
{
    private const double Whole = 100;
    private const double Part = 55;
    private static readonly string[] TextLanguages = ["fr", "en", "de", "es", "it", "nl", "pt"];

    private readonly Dictionary<string, Words> _fields;
    private readonly HashSet<string> _wholes;

    private FieldWords(Dictionary<string, Words> fields)
    {
        _fields = fields;
        _wholes = [.. fields.Values.SelectMany(words => words.Wholes.Keys)];
    }

    public static FieldWords Standard { get; } = Read();

    /// <summary>Whether some field is called just so.</summary>
    public bool KnowsWhole(string name) => _wholes.Contains(Folding.Bare(name));

    /// <summary>How well the name says that it holds the field: 100 and less; 0 where it does not.</summary>
    /// <param name="name">A column, or a way of names with points; of a way the last name tells most.</param>
    public double Score(string field, string name)
    {
        var words = _fields[field];

        // names.fr is a name.
        string[] parts = name.Split('.');
        if (parts.Length > 1 && TextLanguages.Contains(parts[^1])) return Score(field, string.Join('.', parts[..^1])) is > 0 and var score ? score - Array.IndexOf(TextLanguages, parts[^1]) : 0;
        string leaf = name[(name.LastIndexOf('.') + 1)..];
        int depth = name.Count(character => character == '.');
        if (words.Wholes.TryGetValue(Folding.Bare(name), out int full)) return Whole - full;
        if (words.Wholes.TryGetValue(Folding.Bare(leaf), out int rank)) return Whole - rank - (3 * depth);
        var tokens = NameTokens.Of(leaf);
        var all = depth == 0 ? tokens : NameTokens.Of(name.Replace('.', ' '));
        if (all.Any(words.Not.Contains)) return 0;
        foreach (var (index, part) in words.Parts.Index())
        {
            if (Holds(tokens, part)) return Math.Max(5, Part - index - (6 * (tokens.Count - part.Count)) - (3 * depth));
        }

        return 0;
    }

    /// <summary>Whether the phrase stands in the words.</summary>
    public static bool Holds(IReadOnlyList<string> words, IReadOnlyList<string> phrase) =>
        phrase.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Any(at => phrase.Index().All(word => words[at + word.Index] == word.Item));

    private static FieldWords Read()
    {
        using var document = WordFiles.Open("fields.json");
        return new FieldWords(document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => new Words(
            field.Value.GetProperty("whole").EnumerateArray().Select(word => Folding.Bare(word.GetString()!)).Distinct().Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal),
            [.. field.Value.GetProperty("parts").EnumerateArray().Select(word => NameTokens.Of(word.GetString()!))],
            [.. field.Value.GetProperty("not").EnumerateArray().SelectMany(word => NameTokens.Of(word.GetString()!))]), StringComparer.Ordinal));
    }

    private sealed record Words(IReadOnlyDictionary<string, int> Wholes, IReadOnlyList<IReadOnlyList<string>> Parts, HashSet<string> Not);
}
