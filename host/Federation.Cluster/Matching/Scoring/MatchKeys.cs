using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>
/// The keys by which listings that may be of one place find each other without being compared with all. A pure function of the listing's own content: two listings that share a
/// key when they are loaded today share it in every directory.
/// </summary>
/// <remarks>
/// A place is known by a cell of a grid. A listing is registered in its own cell and asks in the eight around it too: whichever of two comes second finds the other. Of the
/// rare words of a name those with the lowest hashes are taken (A. Broder's min-wise sampling, 1997), so that two names that share most of their words also share one that was taken.
/// </remarks>
internal static class MatchKeys
{
    /// <summary>The side of a cell in degrees: 1.1 km from south to north, and in France about 0.8 km from west to east. What is nearer finds each other.</summary>
    private const double CellDegrees = 0.01;

    private const int MostWords = 3;

    /// <summary>A cell and those around it.</summary>
    private const int MostCells = 9;

    /// <summary>The letters of a postcode that count, since some are given with and without what stands behind.</summary>
    private const int PostcodeLetters = 5;

    public static ImmutableArray<ulong> Registered(MatchTraits traits) => Of(traits, around: 0);

    public static ImmutableArray<ulong> Asked(MatchTraits traits) => Of(traits, around: 1);

    // Each key once: of a part's words no two are equal, and neither are cells or numbers. Computed for every listing several times, it allocates nothing but its result.
    private static ImmutableArray<ulong> Of(MatchTraits traits, int around)
    {
        var cells = Cells(traits, around, stackalloc ulong[MostCells]);
        ulong postcode = traits.Postcode >> (64 - (8 * PostcodeLetters));
        var words = Rare(traits.NameWords, stackalloc MatchWord[traits.NameWords.Length]);
        var towns = First(Rare(traits.TownWords, stackalloc MatchWord[traits.TownWords.Length]), 1);
        var streets = First(Rare(traits.StreetWords, stackalloc MatchWord[traits.StreetWords.Length]), 1);
        var telling = First(words, MostWords);
        int places = cells.Length + 1; // the postcode is one
        var keys = ImmutableArray.CreateBuilder<ulong>((Math.Max(telling.Length, 1) * (places + towns.Length)) + 1 + (streets.Length * places) + traits.Phones.Length + 1 + places + towns.Length);
        foreach (var word in telling)
        {
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.WordAndCell, word.Hash, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.WordAndPostcode, word.Hash, postcode));
            foreach (var town in towns) keys.Add(Key(KeyKind.WordAndTown, word.Hash, town.Hash));
        }

        // Names without a rare word, such as "13.2", find each other by all that they say.
        if (words.IsEmpty && !traits.NameWords.IsEmpty)
        {
            ulong name = WholeName(traits.NameWords);
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.CommonNameAndCell, name, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.CommonNameAndPostcode, name, postcode));
            foreach (var town in towns) keys.Add(Key(KeyKind.CommonNameAndTown, name, town.Hash));
        }

        // One rare word alone is a chain's name more often than a place's.
        if (words.Length > 1) keys.Add(Key(KeyKind.WholeName, WholeName(words), (ulong)words.Length));
        foreach (var word in streets)
        {
            ulong street = (ulong)word.Hash << 32 | (uint)StreetComparison.FirstNumber(traits);
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.StreetAndCell, street, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.StreetAndPostcode, street, postcode));
        }

        foreach (uint phone in traits.Phones) keys.Add(Key(KeyKind.Phone, phone, 0));
        if (traits.Site.Page != 0) keys.Add(Key(KeyKind.Page, traits.Site.Page, 0));
        if (traits.Site.Host != 0)
        {
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.HostAndCell, traits.Site.Host, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.HostAndPostcode, traits.Site.Host, postcode));
            foreach (var town in towns) keys.Add(Key(KeyKind.HostAndTown, traits.Site.Host, town.Hash));
        }

        return keys.DrainToImmutable();
    }

    /// <summary>The words that tell, the lowest hashes first.</summary>
    /// <param name="rare">As long as the words, and filled from its start.</param>
    private static ReadOnlySpan<MatchWord> Rare(ReadOnlySpan<MatchWord> words, Span<MatchWord> rare)
    {
        int count = 0;
        foreach (var word in words)
        {
            if (word.Weight > NameComparison.Telling && !word.IsNumber) rare[count++] = word;
        }

        rare[..count].Sort((one, other) => one.Hash.CompareTo(other.Hash));
        return rare[..count];
    }

    private static ReadOnlySpan<MatchWord> First(ReadOnlySpan<MatchWord> words, int most) => words.Length > most ? words[..most] : words;

    // The same in any order of the words.
    private static ulong WholeName(ReadOnlySpan<MatchWord> words)
    {
        ulong sum = 0;
        foreach (var word in words) sum += word.Hash;
        return sum;
    }

    private static ReadOnlySpan<ulong> Cells(MatchTraits traits, int around, Span<ulong> cells)
    {
        if (!traits.HasPlace) return [];
        int row = (int)Math.Floor(traits.Latitude / CellDegrees), column = (int)Math.Floor(traits.Longitude / CellDegrees), count = 0;
        for (int north = -around; north <= around; north++)
        {
            for (int east = -around; east <= around; east++) cells[count++] = (ulong)(uint)(row + north) << 32 | (uint)(column + east);
        }

        return cells[..count];
    }

    private static ulong Key(KeyKind kind, ulong one, ulong other)
    {
        ReadOnlySpan<ulong> parts = [(ulong)kind, one, other];
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts));
    }

    private enum KeyKind : ulong
    {
        WordAndCell,
        WordAndPostcode,
        WordAndTown,
        WholeName,
        StreetAndCell,
        StreetAndPostcode,
        Phone,
        Page,
        HostAndCell,
        HostAndPostcode,
        HostAndTown,
        CommonNameAndCell,
        CommonNameAndPostcode,
        CommonNameAndTown,
    }
}
