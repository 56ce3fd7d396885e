namespace Federation.Registry.Certificates.Quads;

/// <summary>What a whole document looks like.</summary>
/// <param name="Contexts">Its <c>@context</c>, exactly: another one would give its members other meanings.</param>
/// <param name="Root">The credential.</param>
internal sealed record DocumentShape(IReadOnlyList<string> Contexts, NodeShape Root);
