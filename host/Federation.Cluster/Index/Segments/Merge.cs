namespace Federation.Cluster.Index.Segments;

/// <summary>Lays lists that are in order together.</summary>
internal static class Merge
{
    /// <param name="lists">Each in the comparer's order of its items' keys.</param>
    public static IEnumerable<T> InOrder<T, TKey>(IEnumerable<IEnumerable<T>> lists, Func<T, TKey> key, IComparer<TKey> order)
    {
        var heads = new PriorityQueue<IEnumerator<T>, TKey>(order);
        foreach (var list in lists) Push(list.GetEnumerator());
        while (heads.TryDequeue(out var list, out _))
        {
            yield return list.Current;
            Push(list);
        }

        void Push(IEnumerator<T> list)
        {
            if (list.MoveNext()) heads.Enqueue(list, key(list.Current));
            else list.Dispose();
        }
    }
}
