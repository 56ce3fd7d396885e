using System.Collections.Frozen;
using Federation.Cluster.Matching;
using Federation.Cluster.Problems;

namespace Federation.Cluster.Normalising.Vocabularies;

/// <summary>
/// Keys with their names in both languages. One file a vocabulary lies beside this type and is embedded by the build. Immutable and thread safe.
/// </summary>
public sealed class Vocabulary
{
    // Each is read when first asked for, and its names folded when first looked for: a command that meets neither pays for neither.
    private static readonly Lazy<Vocabulary> EmbeddedServices = new(() => VocabularyFile.Load("services"));
    private static readonly Lazy<Vocabulary> EmbeddedAccessibility = new(() => VocabularyFile.Load("accessibility"));
    private static readonly Lazy<Vocabulary> EmbeddedLanguages = new(() => VocabularyFile.Load("languages"));
    private static readonly Lazy<Vocabulary> EmbeddedCountries = new(() => VocabularyFile.Load("countries"));

    private readonly FrozenDictionary<string, VocabularyTerm> _terms;
    private readonly Lazy<FrozenDictionary<string, string>> _byName;

    internal Vocabulary(IReadOnlyList<VocabularyTerm> terms)
    {
        Keys = [.. terms.Select(term => term.Key)];
        _terms = terms.ToFrozenDictionary(term => term.Key, StringComparer.Ordinal);
        _byName = new(() => ByName(terms));
    }

    /// <summary>What centres offer: the keys of <c>ServiceKeys</c>.</summary>
    public static Vocabulary Services => EmbeddedServices.Value;

    /// <summary>For whom centres are made: the keys of <c>AccessibilityKeys</c>.</summary>
    public static Vocabulary Accessibility => EmbeddedAccessibility.Value;

    /// <summary>ISO 639-1, lower case.</summary>
    public static Vocabulary Languages => EmbeddedLanguages.Value;

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public static Vocabulary Countries => EmbeddedCountries.Value;

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<string> Keys { get; }

    public bool Has(string key) => _terms.ContainsKey(key);

    /// <summary>The key's name for people; the key itself where a newer vocabulary has one that this one does not know.</summary>
    public string Label(string key, RemedyLanguage language) => _terms.TryGetValue(key, out var term) ? term.Label(language) : key;

    /// <summary>The key of a text that is one, or one of its names in either language; case, accents and punctuation do not count. Null for any other.</summary>
    /// <exception cref="InvalidDataException">The file gives one name to two keys; the message says which.</exception>
    public string? Find(string text) => _terms.ContainsKey(text) ? text : _byName.Value.GetValueOrDefault(NameKey.Fold(text));

    private static FrozenDictionary<string, string> ByName(IReadOnlyList<VocabularyTerm> terms)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, key) in terms.SelectMany(term => term.Names.Select(name => (NameKey.Fold(name), term.Key))).Distinct())
        {
            if (!byName.TryAdd(name, key)) throw new InvalidDataException($"\"{name}\" names both {byName[name]} and {key}.");
        }

        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
