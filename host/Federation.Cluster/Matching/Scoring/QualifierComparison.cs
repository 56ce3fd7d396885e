namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares the numbers and the points of the compass that names hold: <c>Paris 18 Nord-Est</c>. Pure, symmetric, allocates nothing.</summary>
internal static class QualifierComparison
{
    private const WordMarks Qualifies = WordMarks.Number | WordMarks.Compass;

    public static QualifierLevel Level(MatchTraits one, MatchTraits other)
    {
        if ((one.NameMarks & Qualifies) == 0 || (other.NameMarks & Qualifies) == 0) return QualifierLevel.None;
        foreach (var word in one.NameWords)
        {
            if ((word.Marks & Qualifies) != 0 && MatchWord.IsIn(other.NameWords, word.Hash)) return QualifierLevel.Same;
        }

        return QualifierLevel.Differ;
    }
}
