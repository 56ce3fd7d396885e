namespace Federation.QueryFuzz.Tests;

/// <summary>A value in both its forms.</summary>
/// <param name="Literal">In a document.</param>
/// <param name="Json">As a variable.</param>
internal readonly record struct FuzzedValue(string Literal, string Json);
