using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Index.Searching;

/// <summary>Finds municipalities while their names are typed. Pure and thread safe.</summary>
internal static class LocalitySearch
{
    /// <param name="start">The beginning of a name; case and accents do not count.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Those with most centres first, then by name.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<LocalitySuggestion> Run(SegmentStack stack, string start, int limit, CancellationToken cancellationToken)
    {
        string key = SearchText.KeyOf(start);
        if (key.Length == 0) return [];
        var found = new Dictionary<string, LocalitySuggestion>(StringComparer.Ordinal);
        foreach (var view in stack.Views)
        {
            foreach (var (town, name, number) in view.Segment.Localities.StartingWith(key))
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = view.Segment.Localities.Postings.CountIn(view, number);
                if (count == 0) continue;
                found[town] = found.TryGetValue(town, out var known) ? new LocalitySuggestion(Better(known.Name, name), known.Count + count) : new LocalitySuggestion(name, count);
            }
        }

        return [.. found.OrderByDescending(locality => locality.Value.Count).ThenBy(locality => locality.Key, StringComparer.Ordinal).Take(limit).Select(locality => locality.Value)];
    }

    /// <summary>Of two spellings of one name the one with capitals and small letters, then the one with more accents, which sort last: whichever centre came first.</summary>
    private static string Better(string one, string other)
    {
        int order = Care(one) - Care(other);
        return order > 0 || (order == 0 && string.CompareOrdinal(one, other) >= 0) ? one : other;
    }

    private static int Care(string name) => (name.Any(char.IsUpper) ? 1 : 0) + (name.Any(char.IsLower) ? 1 : 0);
}
