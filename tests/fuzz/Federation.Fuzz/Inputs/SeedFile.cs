namespace Federation.Fuzz.Inputs;

/// <summary>A file cut into what stands before its records, the records, and what stands after them. Immutable.</summary>
/// <param name="Name">For a person.</param>
/// <param name="Notation">Which tokens belong into it.</param>
/// <param name="Head">Up to the first record.</param>
/// <param name="Pieces">The records, each with its line end. At least one.</param>
/// <param name="Between">What stands between two records.</param>
/// <param name="Tail">After the last record.</param>
internal sealed record SeedFile(string Name, Notation Notation, byte[] Head, IReadOnlyList<byte[]> Pieces, byte[] Between, byte[] Tail);
