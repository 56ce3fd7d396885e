namespace Federation.Cluster.Index.Segments;

/// <summary>Centres of a segment whose numbers lie side by side.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The first that is not among them.</param>
internal readonly record struct NumberRange(int From, int To)
{
    public int Count => To - From;
}
