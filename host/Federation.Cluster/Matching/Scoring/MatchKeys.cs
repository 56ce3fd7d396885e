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

    /// <summary>The letters of a postcode that count, since some are given with and without what stands behind.</summary>
    private const int PostcodeLetters = 5;

    public static ImmutableArray<ulong> Registered(MatchTraits traits) => Of(traits, around: 0);

    public static ImmutableArray<ulong> Asked(MatchTraits traits) => Of(traits, around: 1);

    private static ImmutableArray<ulong> Of(MatchTraits traits, int around)
    {
        ulong[] cells = Cells(traits, around);
        ulong postcode = traits.Postcode >> (64 - (8 * PostcodeLetters));
        var towns = Rare(traits, traits.TownWords, 1);
        var keys = new HashSet<ulong>();
        var words = Rare(traits, traits.NameWords, int.MaxValue);
        foreach (var word in words.Take(MostWords))
        {
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.WordAndCell, word.Hash, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.WordAndPostcode, word.Hash, postcode));
            foreach (var town in towns) keys.Add(Key(KeyKind.WordAndTown, word.Hash, town.Hash));
        }

        // Names without a rare word, such as "13.2", find each other by all that they say.
        if (words.Count == 0 && !traits.NameWords.IsEmpty)
        {
            ulong name = WholeName(traits.NameWords);
            foreach (ulong cell in cells) keys.Add(Key(KeyKind.CommonNameAndCell, name, cell));
            if (postcode != 0) keys.Add(Key(KeyKind.CommonNameAndPostcode, name, postcode));
            foreach (var town in towns) keys.Add(Key(KeyKind.CommonNameAndTown, name, town.Hash));
        }

        // One rare word alone is a chain's name more often than a place's.
        if (words.Count > 1) keys.Add(Key(KeyKind.WholeName, WholeName(CollectionsMarshal.AsSpan(words)), (ulong)words.Count));
        foreach (var word in Rare(traits, traits.StreetWords, 1))
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

        return [.. keys];
    }

    /// <summary>The words that tell, the lowest hashes first.</summary>
    private static List<MatchWord> Rare(MatchTraits traits, ReadOnlySpan<MatchWord> words, int most)
    {
        var rare = new List<MatchWord>(words.Length);
        foreach (var word in words)
        {
            if (word.Weight > NameComparison.Telling && !word.IsNumber) rare.Add(word);
        }

        rare.Sort((one, other) => one.Hash.CompareTo(other.Hash));
        if (rare.Count > most) rare.RemoveRange(most, rare.Count - most);
        return rare;
    }

    // The same in any order of the words.
    private static ulong WholeName(ReadOnlySpan<MatchWord> words)
    {
        ulong sum = 0;
        foreach (var word in words) sum += word.Hash;
        return sum;
    }

    private static ulong[] Cells(MatchTraits traits, int around)
    {
        if (!traits.HasPlace) return [];
        int row = (int)Math.Floor(traits.Latitude / CellDegrees), column = (int)Math.Floor(traits.Longitude / CellDegrees);
        var steps = Enumerable.Range(-around, (2 * around) + 1);
        return [.. from north in steps from east in steps select (ulong)(uint)(row + north) << 32 | (uint)(column + east)];
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
