namespace Federation.Cluster.Index.Words;

/// <summary>How many slips of the hand lie between two words: a letter too many, too few, another one, or two neighbours swapped. Pure.</summary>
internal static class WordDistance
{
    /// <summary>How many slips are forgiven: none in short words, one from five characters on, two from nine on.</summary>
    public static int Allowed(string word) => word.Length < 5 ? 0 : word.Length < 9 ? 1 : 2;

    /// <summary>
    /// Whether the words are at most <paramref name="most"/> slips apart (optimal string alignment, after F. J. Damerau, 1964, and V. I. Levenshtein, 1966). The first letter counts as right: people hardly ever
    /// miss it.
    /// </summary>
    /// <param name="asked">1 to <see cref="SearchWords.MostCharacters"/> characters.</param>
    /// <param name="word">Likewise.</param>
    public static bool IsWithin(string asked, string word, int most)
    {
        if (asked[0] != word[0] || Math.Abs(asked.Length - word.Length) > most) return false;
        Span<int> before = stackalloc int[SearchWords.MostCharacters + 1], row = stackalloc int[SearchWords.MostCharacters + 1], next = stackalloc int[SearchWords.MostCharacters + 1];
        for (int column = 0; column <= word.Length; column++) row[column] = column;
        for (int line = 1; line <= asked.Length; line++)
        {
            next[0] = line;
            int least = line;
            for (int column = 1; column <= word.Length; column++)
            {
                int slips = Math.Min(Math.Min(row[column], next[column - 1]) + 1, row[column - 1] + (asked[line - 1] == word[column - 1] ? 0 : 1));
                if (line > 1 && column > 1 && asked[line - 1] == word[column - 2] && asked[line - 2] == word[column - 1]) slips = Math.Min(slips, before[column - 2] + 1);
                next[column] = slips;
                least = Math.Min(least, slips);
            }

            if (least > most) return false;
            var freed = before;
            before = row;
            row = next;
            next = freed;
        }

        return row[word.Length] <= most;
    }
}
