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

    private readonly ImmutableArray<(NumberRange Words, int Weight)> _ranges;

    private WordRanges(ImmutableArray<(NumberRange Words, int Weight)> ranges) => _ranges = ranges;

    /// <summary>Numbers of words, each once.</summary>
    public IEnumerable<NumberRange> Words => _ranges.Select(range => range.Words);

    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 words.</exception>
    public static WordRanges Of(AskedWord word, TextColumn text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (from, to) = text.Beginning(word.Text);
        bool isThere = from < to && text.Words[from] == word.Text;
        var ranges = ImmutableArray.CreateBuilder<(NumberRange, int)>();
        if (isThere) ranges.Add((new NumberRange(from, from + 1), WholeWeight));
        if (word.Match != WordMatch.Whole && (isThere ? from + 1 : from) is var rest && rest < to) ranges.Add((new NumberRange(rest, to), BeginningWeight));
        if (word.Match == WordMatch.Forgiving && WordDistance.Allowed(word.Text) is > 0 and var slips)
        {
            (from, to) = text.Beginning(word.Text[..1]);
            for (int number = from; number < to; number++)
            {
                if (number % WordsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
                if (WordDistance.IsWithin(word.Text, text.Words[number], slips)) ranges.Add((new NumberRange(number, number + 1), SlipWeight));
            }
        }

        return new WordRanges(ranges.ToImmutable());
    }

    /// <summary>How well the centre fits: what its best word in its best field weighs; 0 where it has none.</summary>
    public int WeightIn(int centre, TextColumn text)
    {
        int best = 0;
        foreach (var (words, weight) in _ranges)
        {
            var fields = text.FieldsOf(centre, words.From, words.To);
            int rank = (fields & WordFields.Name) != 0 ? 3 : (fields & WordFields.Town) != 0 ? 2 : (fields & WordFields.Description) != 0 ? 1 : 0;
            if (rank > 0) best = Math.Max(best, (rank * FieldWeight) + weight);
        }

        return best;
    }
}
