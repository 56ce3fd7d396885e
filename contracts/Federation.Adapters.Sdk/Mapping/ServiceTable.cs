using System.Collections.Frozen;

namespace Federation.Adapters.Sdk;

/// <summary>
/// What the words of one column or tag of a source mean in the service vocabulary. A word that means no service stands in the table with none, so that
/// a word which nobody has looked at yet is told from it. Immutable and thread safe.
/// </summary>
public sealed class ServiceTable
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _services;

    /// <param name="column">Where the words stand in the source, for people.</param>
    /// <param name="services">Keys of <see cref="Contracts.ServiceKeys"/> by word. Its comparer says which words are the same.</param>
    public ServiceTable(string column, Dictionary<string, IReadOnlyList<string>> services)
    {
        Column = column;
        Words = [.. services];
        _services = services.ToFrozenDictionary(services.Comparer);
    }

    /// <summary>Where the words stand in the source.</summary>
    public string Column { get; }

    /// <summary>Every word with its keys, in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Words { get; }

    /// <summary>The keys of a word, none where it means none; null where the table does not know it.</summary>
    public IReadOnlyList<string>? Find(string word) => _services.GetValueOrDefault(word);

    /// <summary>The keys of the words, each once. Each word that the table does not know is noted as <c>service.unknown</c> and left out.</summary>
    /// <param name="pointer">Where the words stand in the record.</param>
    public IReadOnlyList<string> Read(IEnumerable<string> words, MapFindings findings, string pointer)
    {
        var services = new List<string>();
        foreach (string word in words.Distinct(_services.Comparer))
        {
            if (Find(word) is { } known) services.AddRange(known);
            else findings.Warning("service.unknown", $"\"{Excerpt.Of(word)}\" has no service of the vocabulary.", pointer);
        }

        return [.. services.Distinct()];
    }

    /// <summary>
    /// The keys of the pieces of prose that are words of the table, each once. What is left over stays in the source's words, with one note
    /// <c>service.in-words</c> for all of it.
    /// </summary>
    /// <param name="pointer">Where the prose stands in the record.</param>
    public IReadOnlyList<string> ReadProse(IEnumerable<string> pieces, MapFindings findings, string pointer)
    {
        var given = pieces.ToList();
        var known = given.Select(Find).OfType<IReadOnlyList<string>>().ToList();
        if (known.Count < given.Count) findings.Info("service.in-words", $"{given.Count - known.Count} of {given.Count} phrases have no service of the vocabulary.", pointer);
        return [.. known.SelectMany(services => services).Distinct()];
    }
}
