using System.Buffers.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares two streets with their numbers; the words for "street" are common words. Pure, symmetric, allocates nothing.</summary>
internal static class StreetComparison
{
    private const int Same = 65, Partly = 30;

    public static StreetLevel Level(MatchTraits one, MatchTraits other)
    {
        if (one.StreetWords.IsEmpty || other.StreetWords.IsEmpty || one.IsStreetForeign != other.IsStreetForeign) return StreetLevel.None;
        var words = WordOverlap.Of(one.StreetWords, Letters(one.StreetWords), other.StreetWords, Letters(other.StreetWords), WordMatches.Of(one, one.StreetWords, other, other.StreetWords));
        var number = Numbers(one, other);
        bool wordless = words.AllOne == 0 || words.AllOther == 0;
        if (wordless && number == NumberLevel.Unknown) return StreetLevel.None;
        bool same = wordless || words.IsWhole || words.Likeness >= Same || (words.Containment >= 90 && words.Shared > NameComparison.Telling);
        if (same) return number switch { NumberLevel.Same => StreetLevel.SameNumber, NumberLevel.Other => StreetLevel.OtherNumber, _ => StreetLevel.Same };
        return words.Likeness >= Partly || number == NumberLevel.Same ? StreetLevel.Partly : StreetLevel.Other;
    }

    // A bit for each word that is no number.
    private static uint Letters(ReadOnlySpan<MatchWord> words)
    {
        uint letters = 0;
        for (int at = 0; at < words.Length; at++)
        {
            if (!words[at].IsNumber) letters |= 1u << at;
        }

        return letters;
    }

    private enum NumberLevel : byte
    {
        Unknown,
        Same,
        Other,
    }

    // The first number is the house's; a further one is a unit, a floor, a box, or part of the street's name.
    private static NumberLevel Numbers(MatchTraits one, MatchTraits other)
    {
        int first = FirstNumber(one), second = FirstNumber(other);
        if (first < 0 || second < 0) return NumberLevel.Unknown;
        if (first != second) return HasNumber(one, second) || HasNumber(other, first) ? NumberLevel.Unknown : NumberLevel.Other;
        return FurtherAgree(one, other) ? NumberLevel.Same : NumberLevel.Other;
    }

    /// <summary>The number of the house, or what else comes first; -1 where there is none.</summary>
    public static int FirstNumber(MatchTraits of)
    {
        foreach (var word in of.StreetWords)
        {
            if (NumberOf(of, word) is >= 0 and var number) return number;
        }

        return -1;
    }

    private static bool HasNumber(MatchTraits of, int number)
    {
        foreach (var word in of.StreetWords)
        {
            if (NumberOf(of, word) == number) return true;
        }

        return false;
    }

    // Where both have further numbers, one of them is in both.
    private static bool FurtherAgree(MatchTraits one, MatchTraits other)
    {
        int further = 0, furtherOther = 0, shared = 0;
        int first = FirstNumber(one);
        foreach (var word in one.StreetWords)
        {
            int number = NumberOf(one, word);
            if (number < 0 || number == first) continue;
            further++;
            if (HasNumber(other, number)) shared++;
        }

        foreach (var word in other.StreetWords)
        {
            int number = NumberOf(other, word);
            if (number >= 0 && number != first) furtherOther++;
        }

        return further == 0 || furtherOther == 0 || shared > 0;
    }

    /// <summary>-1 where it is none.</summary>
    private static int NumberOf(MatchTraits of, MatchWord word) => word.IsNumber && Utf8Parser.TryParse(of.LettersOf(word), out int number, out _) ? number : -1;
}
