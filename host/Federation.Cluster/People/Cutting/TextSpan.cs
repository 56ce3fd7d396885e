namespace Federation.Cluster.People.Cutting;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
/// <param name="End">Exclusive.</param>
internal readonly record struct TextSpan(int Start, int End);
