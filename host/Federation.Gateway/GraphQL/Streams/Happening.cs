namespace Federation.Gateway.GraphQL.Streams;

/// <summary>One thing that a subscription tells of.</summary>
/// <param name="Value">What the field resolves to.</param>
/// <param name="Cursor">Where to go on after it; null where a subscription begins with how things stand.</param>
internal sealed record Happening(object Value, string? Cursor = null);
