namespace Federation.Cluster.Index.Segments;

/// <summary>Some values of a <see cref="TermColumn"/>.</summary>
/// <param name="Terms">The numbers of those that a centre of the segment has.</param>
/// <param name="IsWhole">False where one of the values is of no centre.</param>
/// <param name="Mask">A bit for each, where the column has bits.</param>
internal readonly record struct TermSet(int[] Terms, bool IsWhole, ulong Mask);
