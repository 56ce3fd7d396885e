using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Index.Searching;

/// <summary>A word that is asked for, and what counts as it. Immutable.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Match">Never <see cref="WordMatch.Forgiving"/> where some centre has the word or its beginning.</param>
internal sealed record AskedWord(string Text, WordMatch Match)
{
    /// <summary>The words of a question, as they are to be looked for in all of these segments.</summary>
    /// <returns>Null where the question is of nothing but signs, which no centre has; empty where there is none.</returns>
    public static IReadOnlyList<AskedWord>? Of(CentreQuery query, IReadOnlyList<SegmentView> views)
    {
        if (string.IsNullOrWhiteSpace(query.Text)) return [];
        var words = SearchWords.Asked(query.Text);
        if (words.Count == 0) return null;
        return [.. words.Select(word => new AskedWord(word, query.Words == WordMatch.Forgiving && views.Any(view => Begins(view, word)) ? WordMatch.Beginning : query.Words))];
    }

    private static bool Begins(SegmentView view, string word)
    {
        var (from, to) = view.Segment.Text.Beginning(word);
        return view.Segment.Text.Postings.AnyIn(view, from, to);
    }
}
