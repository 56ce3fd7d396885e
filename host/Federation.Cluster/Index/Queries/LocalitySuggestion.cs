namespace Federation.Cluster.Index;

/// <summary>A municipality whose name begins as somebody types.</summary>
/// <param name="Name">As an address there names it.</param>
/// <param name="Count">How many centres are there.</param>
public sealed record LocalitySuggestion(string Name, int Count);
