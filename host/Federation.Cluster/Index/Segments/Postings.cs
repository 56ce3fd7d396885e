namespace Federation.Cluster.Index.Segments;

/// <summary>Turns "which terms has a centre" into "which centres have a term". Pure.</summary>
internal static class Postings
{
    /// <param name="starts">Where each centre's terms begin, and where the last one's end.</param>
    /// <param name="terms">The terms of each centre, each once.</param>
    /// <param name="count">How many terms there are.</param>
    /// <returns>Where each term's centres begin, and where the last one's end; the centres of each term, in order.</returns>
    public static (int[] Starts, int[] Centres) Of(int[] starts, int[] terms, int count)
    {
        var ends = new int[count + 1];
        foreach (int term in terms) ends[term + 1]++;
        for (int term = 0; term < count; term++) ends[term + 1] += ends[term];
        var begins = ends.AsSpan().ToArray();
        var centres = new int[terms.Length];
        for (int centre = 0; centre + 1 < starts.Length; centre++)
        {
            foreach (int term in terms.AsSpan(starts[centre]..starts[centre + 1])) centres[ends[term]++] = centre;
        }

        return (begins, centres);
    }
}
