using System.Collections.Frozen;
using Federation.Cluster.Matching;
using Federation.Cluster.Problems;

namespace Federation.Cluster.Normalising.Vocabularies;

/// <summary>
/// Keys with their names in both languages. One file a vocabulary lies beside this type and is embedded by the build. Immutable and thread safe.
/// </summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, VocabularyTerm> _terms;
    private readonly FrozenDictionary<string, string> _byName;

    /// <exception cref="InvalidDataException">Two keys have one name; the message gives both.</exception>
    internal Vocabulary(IReadOnlyList<VocabularyTerm> terms)
    {
        Keys = [.. terms.Select(term => term.Key)];
        _terms = terms.ToFrozenDictionary(term => term.Key, StringComparer.Ordinal);
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, key) in terms.SelectMany(term => term.Names.Select(name => (NameKey.Fold(name), term.Key))).Distinct())
        {
            if (!byName.TryAdd(name, key)) throw new InvalidDataException($"\"{name}\" names both {byName[name]} and {key}.");
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What centres offer: the keys of <c>ServiceKeys</c>.</summary>
    public static Vocabulary Services { get; } = VocabularyFile.Load("services");

    /// <summary>For whom centres are made: the keys of <c>AccessibilityKeys</c>.</summary>
    public static Vocabulary Accessibility { get; } = VocabularyFile.Load("accessibility");

    /// <summary>ISO 639-1, lower case.</summary>
    public static Vocabulary Languages { get; } = VocabularyFile.Load("languages");

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public static Vocabulary Countries { get; } = VocabularyFile.Load("countries");

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<string> Keys { get; }

    public bool Has(string key) => _terms.ContainsKey(key);

    /// <summary>The key's name for people; the key itself where a newer vocabulary has one that this one does not know.</summary>
    public string Label(string key, RemedyLanguage language) => _terms.TryGetValue(key, out var term) ? term.Label(language) : key;

    /// <summary>The key of a text that is one, or one of its names in either language; case, accents and punctuation do not count. Null for any other.</summary>
    public string? Find(string text) => _byName.GetValueOrDefault(NameKey.Fold(text));
}
