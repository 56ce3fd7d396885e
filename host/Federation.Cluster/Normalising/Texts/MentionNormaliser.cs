using System.Collections.Immutable;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Texts;

/// <summary>
/// Makes keys of a draft's mentions, one by one, and keeps the words of those that are not understood. Pure and thread safe.
/// </summary>
/// <param name="field">The draft's member, in camel case.</param>
/// <param name="pieces">The single mentions of a text.</param>
/// <param name="read">The key of a mention; null where it is not understood.</param>
/// <param name="notUnderstood">The issue for a number of mentions that were not.</param>
internal sealed class MentionNormaliser(string field, Func<string, IEnumerable<string>> pieces, Func<string, string?> read, Func<int, Issue> notUnderstood)
{
    private const int Most = 50, MostCharacters = 100;

    /// <summary>Keys and words, each once, in ordinal order.</summary>
    public ImmutableArray<string> Normalise(IReadOnlyList<string> draft, List<Issue> issues)
    {
        if (draft.Count == 0) return [];
        var mentions = draft.Select(text => DraftTexts.Line(text, DraftTexts.MostLine, field, issues)).OfType<string>().SelectMany(pieces).Distinct().ToList();
        if (mentions.Count > Most) issues.Add(Issue.Warning("list.too-long", $"The {field} are {mentions.Count}; the first {Most} were kept."));
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        int unknown = 0;
        foreach (string mention in mentions.Take(Most))
        {
            string? key = read(mention);
            if (key is null) unknown++;
            if ((key ?? DraftTexts.Line(mention, MostCharacters, field, issues)) is { } kept) keys.Add(kept);
        }

        if (unknown > 0) issues.Add(notUnderstood(unknown));
        return [.. keys];
    }
}
