namespace Federation.Cluster.Matching.Scoring;

/// <summary>Which words of two lists are in the other list too, as they are, as two words that follow each other or, if they are long, with one letter changed: a bit for each, the first word lowest. Lists have at most 32 words.</summary>
internal readonly record struct WordMatches(uint One, uint Other)
{
    /// <summary>Shorter words differ in one letter and mean something else.</summary>
    private const int LeastNear = 6;

    /// <summary>What is shorter is no two words.</summary>
    private const int LeastJoined = 4;

    /// <summary>Allocates nothing.</summary>
    public static WordMatches Of(MatchTraits one, ReadOnlySpan<MatchWord> words, MatchTraits other, ReadOnlySpan<MatchWord> others)
    {
        uint matched = 0, matchedOther = 0;
        for (int at = 0; at < words.Length; at++)
        {
            for (int against = 0; against < others.Length; against++)
            {
                if (words[at].Hash != others[against].Hash && !AreNear(one, words[at], other, others[against])) continue;
                matched |= 1u << at;
                matchedOther |= 1u << against;
            }
        }

        var joined = Joined(one, words, matched, other, others);
        var joinedOther = Joined(other, others, matchedOther, one, words);
        return new WordMatches(matched | joined.One | joinedOther.Other, matchedOther | joined.Other | joinedOther.One);
    }

    // "Steakhouse" and "Steak House": the letters of neighbouring words stand side by side.
    private static WordMatches Joined(MatchTraits one, ReadOnlySpan<MatchWord> words, uint matched, MatchTraits other, ReadOnlySpan<MatchWord> others)
    {
        uint joined = 0, joinedOther = 0;
        for (int at = 0; at < words.Length; at++)
        {
            if ((matched >> at & 1) != 0 || words[at].Length < LeastJoined) continue;
            for (int first = 0; first + 1 < others.Length; first++)
            {
                if (others[first].Length + others[first + 1].Length != words[at].Length || !one.LettersOf(words[at]).SequenceEqual(other.LettersOf(others[first], others[first + 1]))) continue;
                joined |= 1u << at;
                joinedOther |= 3u << first;
            }
        }

        return new WordMatches(joined, joinedOther);
    }

    private static bool AreNear(MatchTraits one, MatchWord word, MatchTraits other, MatchWord otherWord) =>
        word.Length >= LeastNear && otherWord.Length >= LeastNear && Math.Abs(word.Length - otherWord.Length) <= 1 && AreOneApart(one.LettersOf(word), other.LettersOf(otherWord));

    // One letter changed, added or left out, or two that changed places: what stands before and behind is the same.
    private static bool AreOneApart(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        // Hardly anybody mistakes the first letter, and most pairs of words end here.
        if (one[0] != other[0]) return false;
        int start = one.CommonPrefixLength(other);
        if (one.Length != other.Length) return one.Length < other.Length ? one[start..].SequenceEqual(other[(start + 1)..]) : one[(start + 1)..].SequenceEqual(other[start..]);
        if (start == one.Length || one[(start + 1)..].SequenceEqual(other[(start + 1)..])) return true;
        return start + 1 < one.Length && one[start] == other[start + 1] && one[start + 1] == other[start] && one[(start + 2)..].SequenceEqual(other[(start + 2)..]);
    }
}
