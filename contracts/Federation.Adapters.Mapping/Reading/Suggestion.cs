namespace Federation.Adapters.Mapping.Reading;

/// <summary>What somebody who misspelt a word may have meant.</summary>
internal static class Suggestion
{
    private const int MostCharacters = 40;

    /// <summary>The choice that is nearest, where it is near: a third of its letters and at most three are other ones. Null where none is.</summary>
    public static string? For(string word, IEnumerable<string> choices)
    {
        if (word.Length > MostCharacters) return null;
        var (best, distance) = choices.Select(choice => (choice, Distance(Bare(word), Bare(choice)))).OrderBy(pair => pair.Item2).ThenBy(pair => pair.choice, StringComparer.Ordinal).FirstOrDefault();
        return best is not null && distance <= Math.Min(3, Math.Max(1, best.Length / 3)) ? best : null;
    }

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Letters put in, left out or changed (Levenshtein).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
