namespace Federation.Cluster.Index.Segments;

/// <summary>A word of a centre.</summary>
/// <param name="Text">Folded, see <see cref="Words.SearchWords"/>.</param>
/// <param name="Fields">All of the fields that it stands in.</param>
internal readonly record struct DocumentWord(string Text, WordFields Fields);
