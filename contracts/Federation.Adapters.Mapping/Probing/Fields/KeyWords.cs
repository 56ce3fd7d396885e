using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Words of sources by the keys of a vocabulary that they stand for. Immutable and thread safe.</summary>
internal sealed class KeyWords
{
    private const int FewestLetters = 3;

    private readonly IReadOnlyList<(string Key, string Bare, IReadOnlyList<string> Tokens)> _words;

    private KeyWords(string file)
    {
        using var document = WordFiles.Open(file);
        _words = [.. document.RootElement.EnumerateObject().SelectMany(key => key.Value.EnumerateArray().Select(word => word.GetString()!).Append(key.Name).Select(word => (key.Name, Folding.Bare(word), NameTokens.Of(word))))];
    }

    /// <summary>The vocabulary of services, by its own labels and usual words.</summary>
    public static KeyWords Services { get; } = new("services.json");

    public static KeyWords Accessibility { get; } = new("accessibility.json");

    /// <summary>The keys that the word is, else those that stand in it as whole words; none where none does.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        string bare = Folding.Bare(text);
        if (bare.Length == 0) return [];
        var same = _words.Where(word => word.Bare == bare).Select(word => word.Key).Distinct().ToList();
        if (same.Count > 0) return same;
        var tokens = NameTokens.Of(text);
        var inside = _words.Where(word => word.Bare.Length > FewestLetters && FieldWords.Holds(tokens, word.Tokens)).ToList();

        // Of "salle de formation" and "formation" the longer one is meant.
        return [.. inside.Where(word => !inside.Any(other => other.Key != word.Key && other.Tokens.Count > word.Tokens.Count && FieldWords.Holds(other.Tokens, word.Tokens))).Select(word => word.Key).Distinct()];
    }
}
