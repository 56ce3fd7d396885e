namespace Federation.Cluster.Index.Words;

/// <summary>A word as search compares it.</summary>
/// <param name="Text">Folded; 1 to <see cref="SearchWords.MostCharacters"/> characters.</param>
/// <param name="IsWeak">Says nothing by itself, as "de", "the", or the "l" of "l'atelier": a question with other words does not ask for it.</param>
internal readonly record struct SearchWord(string Text, bool IsWeak);
