namespace Federation.Fuzz.Laws;

/// <summary>A law that an input broke.</summary>
/// <param name="Law">One of <see cref="LawNames"/>.</param>
/// <param name="Signature">The same for every input that breaks the law in the same way, as far as that can be told.</param>
/// <param name="Detail">What was seen, for a person.</param>
internal sealed record Breach(string Law, string Signature, string Detail);
