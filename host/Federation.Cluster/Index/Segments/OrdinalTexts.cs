namespace Federation.Cluster.Index.Segments;

/// <summary>Texts in ordinal order, each once: those that begin alike lie side by side.</summary>
internal static class OrdinalTexts
{
    /// <summary>Where the text is; -1 where it is not.</summary>
    public static int NumberOf(string[] texts, string text) => Math.Max(-1, Array.BinarySearch(texts, text, StringComparer.Ordinal));

    /// <summary>Those that begin so: from the first up to, and without, the second.</summary>
    public static (int From, int To) Beginning(string[] texts, string start)
    {
        int from = Array.BinarySearch(texts, start, StringComparer.Ordinal);
        if (from < 0) from = ~from;
        int low = from, high = texts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (texts[middle].StartsWith(start, StringComparison.Ordinal)) low = middle + 1;
            else high = middle;
        }

        return (from, low);
    }

    /// <summary>The number of each text in all of them.</summary>
    public static Dictionary<string, int> Numbered(IEnumerable<string> some, out string[] all)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in some) numbers.TryAdd(text, 0);
        all = [.. numbers.Keys];
        Array.Sort(all, StringComparer.Ordinal);
        for (int number = 0; number < all.Length; number++) numbers[all[number]] = number;
        return numbers;
    }

    /// <summary>All texts of several lists, and the new number of each old one.</summary>
    public static string[] Together(IReadOnlyList<string[]> lists, out int[][] renumbered)
    {
        var all = new List<string>(lists.Max(list => list.Length));
        renumbered = [.. lists.Select(list => new int[list.Length])];
        var heads = new PriorityQueue<int, string>(StringComparer.Ordinal);
        var next = new int[lists.Count];
        for (int list = 0; list < lists.Count; list++) Push(list);
        while (heads.TryDequeue(out int list, out string? text))
        {
            if (all.Count == 0 || all[^1] != text) all.Add(text);
            renumbered[list][next[list]++] = all.Count - 1;
            Push(list);
        }

        return [.. all];

        void Push(int list)
        {
            if (next[list] < lists[list].Length) heads.Enqueue(list, lists[list][next[list]]);
        }
    }
}
