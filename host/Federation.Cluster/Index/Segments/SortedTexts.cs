namespace Federation.Cluster.Index.Segments;

/// <summary>Looks into texts that lie in ordinal order. Pure.</summary>
internal static class SortedTexts
{
    /// <summary>Where those lie that begin so: from the first up to, and without, the second.</summary>
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
}
