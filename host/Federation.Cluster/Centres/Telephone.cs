namespace Federation.Cluster.Centres;

/// <summary>A telephone number that was understood.</summary>
/// <param name="E164">As ITU-T E.164 writes it, such as +33380123456; null for a short number, which only its own country knows.</param>
/// <param name="Shown">For people, in the international form: +33 3 80 12 34 56, the extension behind.</param>
/// <param name="Extension">Digits to dial after the number; null for none.</param>
[GenerateSerializer, Immutable, Alias("telephone")]
public sealed record Telephone([property: Id(0)] string? E164, [property: Id(1)] string Shown, [property: Id(2)] string? Extension);
