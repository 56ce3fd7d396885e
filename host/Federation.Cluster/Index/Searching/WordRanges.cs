using System.Collections.Immutable;
using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Index.Searching;

/// <summary>The words of one segment that count as an asked one, by their numbers. Immutable.</summary>
internal sealed class WordRanges
{
    /// <summary>A word of the name weighs more than any of the town, and so on; within a field a whole word more than its beginning, and that more than a slip.</summary>
    private const int FieldWeight = 4, WholeWeight = 2, BeginningWeight = 1, SlipWeight = 0;

    private const int WordsBetweenChecks = 1_024;

    private readonly ImmutableArray<(int From, int To, int Weight)> _ranges;

    private WordRanges(ImmutableArray<(int From, int To, int Weight)> ranges, TextColumn text)
    {
        _ranges = ranges;
        foreach (var (from, to, _) in ranges) Postings += text.With(from, to).Length;
    }

    /// <summary>How many centres there are to look at for this word at most.</summary>
    public int Postings { get; }

    /// <summary>True where its centres lie in one list, in order and each once.</summary>
    public bool IsOneWord => _ranges is [var (from, to, _)] && to == from + 1;

    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 words.</exception>
    public static WordRanges Of(AskedWord word, TextColumn text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (from, to) = text.Beginning(word.Text);
        bool isThere = from < to && text.Words[from] == word.Text;
        var ranges = ImmutableArray.CreateBuilder<(int, int, int)>();
        if (isThere) ranges.Add((from, from + 1, WholeWeight));
        if (word.Match != WordMatch.Whole && (isThere ? from + 1 : from) is var rest && rest < to) ranges.Add((rest, to, BeginningWeight));
        if (word.Match == WordMatch.Forgiving && WordDistance.Allowed(word.Text) is > 0 and var slips)
        {
            (from, to) = text.Beginning(word.Text[..1]);
            for (int number = from; number < to; number++)
            {
                if (number % WordsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
                if (WordDistance.IsWithin(word.Text, text.Words[number], slips)) ranges.Add((number, number + 1, SlipWeight));
            }
        }

        return new WordRanges(ranges.ToImmutable(), text);
    }

    /// <summary>Adds the centres of every word to the set.</summary>
    public void AddTo(NumberSet centres, TextColumn text)
    {
        foreach (var (from, to, _) in _ranges) centres.Add(text.With(from, to));
    }

    /// <summary>The centres of the one word, see <see cref="IsOneWord"/>.</summary>
    public ReadOnlySpan<int> Only(TextColumn text) => text.With(_ranges[0].From, _ranges[0].To);

    public bool IsIn(int centre, TextColumn text)
    {
        foreach (var (from, to, _) in _ranges)
        {
            if (text.FieldsOf(centre, from, to) != WordFields.None) return true;
        }

        return false;
    }

    /// <summary>How well the centre fits: what its best word in its best field weighs; 0 where it has none.</summary>
    public int WeightIn(int centre, TextColumn text)
    {
        int best = 0;
        foreach (var (from, to, weight) in _ranges)
        {
            var fields = text.FieldsOf(centre, from, to);
            int rank = (fields & WordFields.Name) != 0 ? 3 : (fields & WordFields.Town) != 0 ? 2 : (fields & WordFields.Description) != 0 ? 1 : 0;
            if (rank > 0) best = Math.Max(best, (rank * FieldWeight) + weight);
        }

        return best;
    }
}
