using Federation.Cluster.Problems;

namespace Federation.Cluster.Normalising.Vocabularies;

/// <summary>One key of a vocabulary.</summary>
/// <param name="Also">What else it is called, in any language.</param>
internal sealed record VocabularyTerm(string Key, string English, string French, IReadOnlyList<string> Also)
{
    /// <summary>Everything by which it is found.</summary>
    public IEnumerable<string> Names => [Key, English, French, .. Also];

    public string Label(RemedyLanguage language) => language == RemedyLanguage.French ? French : English;
}
