using System.Collections.Frozen;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Kinds of words that tell one place from its neighbour.</summary>
[Flags]
internal enum WordMarks : byte
{
    None = 0,

    /// <summary>It begins with a digit.</summary>
    Number = 1,

    /// <summary>A point of the compass, or above and below.</summary>
    Compass = 2,

    /// <summary>A part of a place that is listed by itself, or what moves: the cash machine of a bank, the bus of a service.</summary>
    Part = 4,
}

/// <summary>Which words have which marks.</summary>
internal static class MarkedWords
{
    // "est" and "ost" are left out: they are other words too, in French and in Slavonic names.
    private static readonly string[] Compass = ["nord", "sud", "ouest", "north", "south", "east", "west", "norte", "oeste", "sul", "leste", "este", "sued", "haut", "bas", "haute", "basse"];

    private static readonly string[] Parts =
    [
        "atm", "pharmacy", "pharmacie", "photo", "vision", "optical", "tech", "parts", "collision", "department", "vaccination", "bakery", "deli", "distributeur", "pool", "parking", "emergency", "fuel", "pickup", "grocery",
        "toilettes", "anexo", "annexe", "bus", "itinerante", "itinerant",
    ];

    private static readonly FrozenDictionary<string, WordMarks>.AlternateLookup<ReadOnlySpan<char>> Marks = Compass.Select(word => (word, WordMarks.Compass)).Concat(Parts.Select(word => (word, WordMarks.Part)))
        .ToFrozenDictionary(entry => entry.word, entry => entry.Item2, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">Folded, not empty.</param>
    public static WordMarks Of(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) ? WordMarks.Number : Marks.TryGetValue(word, out var marks) ? marks : WordMarks.None;
}
