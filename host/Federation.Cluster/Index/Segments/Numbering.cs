using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// Which texts each centre has, by their numbers in ordinal order: each centre's lie side by side and in order, and each text has its centres in order. Immutable.
/// </summary>
internal sealed class Numbering
{
    private readonly int[] _starts;
    private readonly int[] _postingStarts;
    private readonly int[] _postings;

    private Numbering(string[] texts, int[] starts, int[] numbers)
    {
        Texts = texts;
        _starts = starts;
        Numbers = numbers;
        (_postingStarts, _postings) = Turned(starts, numbers, texts.Length);
    }

    /// <summary>All of them, in ordinal order, each once.</summary>
    public string[] Texts { get; }

    /// <summary>How many centres there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Of all centres, one after another; see <see cref="SpanOf"/>.</summary>
    public int[] Numbers { get; }

    /// <param name="rows">The texts of each centre, each once, in any order.</param>
    /// <param name="sources">For each number of the result, which text of its row it is of.</param>
    public static Numbering Of(IReadOnlyList<ImmutableArray<string>> rows, out int[] sources)
    {
        var numberOf = new Dictionary<string, int>(StringComparer.Ordinal);
        int total = 0;
        foreach (var row in rows)
        {
            total += row.Length;
            foreach (string text in row) numberOf.TryAdd(text, 0);
        }

        string[] texts = [.. numberOf.Keys];
        Array.Sort(texts, StringComparer.Ordinal);
        for (int number = 0; number < texts.Length; number++) numberOf[texts[number]] = number;
        var starts = new int[rows.Count + 1];
        var numbers = new int[total];
        sources = new int[total];
        for (int centre = 0, at = 0; centre < rows.Count; centre++)
        {
            int start = at;
            for (int text = 0; text < rows[centre].Length; text++) (numbers[at], sources[at++]) = (numberOf[rows[centre][text]], text);
            Array.Sort(numbers, sources, start, at - start);
            starts[centre + 1] = at;
        }

        return new Numbering(texts, starts, numbers);
    }

    /// <summary>The same for centres of several segments.</summary>
    /// <param name="numberings">Of each of the order's segments.</param>
    /// <param name="sources">For each number of the result, the one of its segment that it was.</param>
    public static Numbering Together(IReadOnlyList<Numbering> numberings, SegmentOrder order, out int[] sources)
    {
        var (texts, renumbered) = Renumbered(numberings);
        var starts = new int[order.Places.Length + 1];
        for (int at = 0; at < order.Places.Length; at++)
        {
            var (from, to) = numberings[order.Places[at].Segment].SpanOf(order.Places[at].Number);
            starts[at + 1] = starts[at] + to - from;
        }

        var numbers = new int[starts[^1]];
        sources = new int[numbers.Length];
        for (int at = 0, place = 0; at < order.Places.Length; at++)
        {
            var (segment, number) = order.Places[at];
            var (from, to) = numberings[segment].SpanOf(number);
            // Later texts keep later numbers, so each centre's stay in order.
            for (int source = from; source < to; source++) (numbers[place], sources[place++]) = (renumbered[segment][numberings[segment].Numbers[source]], source);
        }

        return new Numbering(texts, starts, numbers);
    }

    /// <summary>-1 where no centre has the text.</summary>
    public int NumberOf(string text) => Math.Max(-1, Array.BinarySearch(Texts, text, StringComparer.Ordinal));

    /// <summary>The numbers of the texts that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start)
    {
        int from = Array.BinarySearch(Texts, start, StringComparer.Ordinal);
        if (from < 0) from = ~from;
        int low = from, high = Texts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Texts[middle].StartsWith(start, StringComparison.Ordinal)) low = middle + 1;
            else high = middle;
        }

        return (from, low);
    }

    /// <summary>Where a centre's numbers lie in <see cref="Numbers"/>.</summary>
    public (int From, int To) SpanOf(int centre) => (_starts[centre], _starts[centre + 1]);

    /// <summary>A centre's numbers, in order.</summary>
    public ReadOnlySpan<int> Of(int centre) => Numbers.AsSpan(_starts[centre].._starts[centre + 1]);

    /// <summary>The centres that have a text of these numbers: those of the first in order, then those of the next, so that one stands there again for each that it has.</summary>
    public ReadOnlySpan<int> With(int from, int to) => _postings.AsSpan(_postingStarts[from].._postingStarts[to]);

    /// <summary>All texts, each once and in order, and the new number of each old one.</summary>
    private static (string[] Texts, int[][] Renumbered) Renumbered(IReadOnlyList<Numbering> numberings)
    {
        var texts = new List<string>(numberings.Max(numbering => numbering.Texts.Length));
        var renumbered = numberings.Select(numbering => new int[numbering.Texts.Length]).ToArray();
        var heads = new PriorityQueue<int, string>(StringComparer.Ordinal);
        var next = new int[numberings.Count];
        for (int segment = 0; segment < numberings.Count; segment++) Push(segment);
        while (heads.TryDequeue(out int segment, out string? text))
        {
            if (texts.Count == 0 || texts[^1] != text) texts.Add(text);
            renumbered[segment][next[segment]++] = texts.Count - 1;
            Push(segment);
        }

        return ([.. texts], renumbered);

        void Push(int segment)
        {
            if (next[segment] < numberings[segment].Texts.Length) heads.Enqueue(segment, numberings[segment].Texts[next[segment]]);
        }
    }

    /// <summary>Turns "which numbers has a centre" into "which centres have a number".</summary>
    private static (int[] Starts, int[] Centres) Turned(int[] starts, int[] numbers, int count)
    {
        var begins = new int[count + 1];
        foreach (int number in numbers) begins[number + 1]++;
        for (int number = 0; number < count; number++) begins[number + 1] += begins[number];
        int[] next = [.. begins];
        var centres = new int[numbers.Length];
        for (int centre = 0; centre + 1 < starts.Length; centre++)
        {
            foreach (int number in numbers.AsSpan(starts[centre]..starts[centre + 1])) centres[next[number]++] = centre;
        }

        return (begins, centres);
    }
}
