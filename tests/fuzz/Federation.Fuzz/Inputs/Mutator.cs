using System.Text;

namespace Federation.Fuzz.Inputs;

/// <summary>
/// Makes an input out of seeds: a few records of one file, then none to a handful of changes. The same random numbers give the same input.
/// Not thread safe.
/// </summary>
/// <param name="random">Seeded; nothing else decides.</param>
/// <param name="seeds">Of one subject.</param>
/// <param name="others">Of all subjects, to splice from.</param>
internal sealed class Mutator(Random random, IReadOnlyList<SeedFile> seeds, IReadOnlyList<SeedFile> others)
{
    /// <summary>The longest input, in bytes: over twice the largest record, so that every limit of one can be crossed.</summary>
    private const int MostBytes = 3 << 20;

    private const int MostMutations = 6;

    // A line end so many times is as many records, each of which is judged.
    private const int MostRepeats = 50_000;

    public byte[] Next()
    {
        var seed = Pick(seeds);
        var pieces = Excerpt(seed);
        if (OneIn(4)) Shuffle(seed, pieces);
        byte[] input = Join(seed, pieces);
        int mutations = OneIn(20) ? 0 : random.Next(1, MostMutations + 1);
        for (int index = 0; index < mutations && input.Length <= MostBytes; index++) input = Mutate(input, seed.Notation);
        return input.Length <= MostBytes ? input : input[..MostBytes];
    }

    private List<byte[]> Excerpt(SeedFile seed)
    {
        int most = OneIn(400) ? 600 : OneIn(20) ? 40 : 4;
        int count = Math.Min(seed.Pieces.Count, random.Next(1, most + 1));
        return [.. seed.Pieces.Skip(random.Next(seed.Pieces.Count - count + 1)).Take(count)];
    }

    // Records swapped, repeated, left out, taken from another file.
    private void Shuffle(SeedFile seed, List<byte[]> pieces)
    {
        int index = random.Next(pieces.Count);
        switch (random.Next(4))
        {
            case 0:
                pieces.Insert(index, pieces[random.Next(pieces.Count)]);
                break;
            case 1:
                pieces.RemoveAt(index);
                break;
            case 2:
                pieces[index] = Pick(Pick(others).Pieces);
                break;
            default:
                pieces.Add(Pick(seed.Pieces));
                (pieces[index], pieces[^1]) = (pieces[^1], pieces[index]);
                break;
        }
    }

    private static byte[] Join(SeedFile seed, List<byte[]> pieces)
    {
        using var bytes = new MemoryStream();
        bytes.Write(seed.Head);
        for (int index = 0; index < pieces.Count; index++)
        {
            if (index > 0) bytes.Write(seed.Between);
            bytes.Write(pieces[index]);
        }

        bytes.Write(seed.Tail);
        return bytes.ToArray();
    }

    private byte[] Mutate(byte[] input, Notation notation) => random.Next(20) switch
    {
        0 or 1 => FlipBit(input),
        2 => Replace(input, Place(input), 1, [(byte)random.Next(256)]),
        3 => Replace(input, Place(input), 0, Noise()),
        4 => Replace(input, Place(input), random.Next(1, 30), []),
        5 or 6 => SwapToken(input, notation),
        7 or 8 or 9 => Replace(input, Place(input), OneIn(2) ? 0 : 1, Pick(Tokens.Of(notation))),
        10 or 11 => Replace(input, Place(input), 0, Pick(Tokens.Texts)),
        12 or 13 => ReplaceNumber(input),
        14 or 15 => CopySpan(input),
        16 => CutSpan(input),
        17 => input[..Place(input)],
        18 => Replace(input, Place(input), 0, Spliced()),
        _ => OneIn(3) ? Inflate(input, notation) : Reencode(input),
    };

    private byte[] FlipBit(byte[] input)
    {
        if (input.Length == 0) return input;
        byte[] flipped = [.. input];
        flipped[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    // One token of the notation becomes another, wherever it stands.
    private byte[] SwapToken(byte[] input, Notation notation)
    {
        byte[] token = Pick(Tokens.Of(notation));
        int from = Place(input);
        int found = input.AsSpan(from).IndexOf(token);
        return found < 0 ? input : Replace(input, from + found, token.Length, Pick(Tokens.Of(notation)));
    }

    private byte[] ReplaceNumber(byte[] input)
    {
        int from = Place(input);
        int start = input.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0) return input;
        start += from;
        int length = input.AsSpan(start).IndexOfAnyExcept("0123456789.,+-eE"u8);
        return Replace(input, start, length < 0 ? input.Length - start : length, Pick(Tokens.Numbers));
    }

    // From one delimiter to a later one, so that what moves is often a member, a cell, a tag.
    private (int Start, int End) Span(byte[] input)
    {
        int start = Border(input, Place(input));
        int end = start;
        for (int borders = random.Next(1, 8); borders > 0 && end < input.Length; borders--) end = Border(input, Math.Min(end + 1, input.Length));
        return (start, end);
    }

    private static int Border(byte[] input, int from)
    {
        int next = input.AsSpan(from).IndexOfAny("{}[],:;\"'<>&\n\t|/= "u8);
        return next < 0 ? input.Length : from + next;
    }

    private byte[] CopySpan(byte[] input) => Replace(input, Border(input, Place(input)), 0, Copied(input));

    private byte[] Copied(byte[] input)
    {
        var (start, end) = Span(input);
        return input[start..end];
    }

    private byte[] CutSpan(byte[] input)
    {
        var (start, end) = Span(input);
        return Replace(input, start, end - start, []);
    }

    private byte[] Spliced()
    {
        byte[] piece = Pick(Pick(others).Pieces);
        int start = random.Next(piece.Length + 1);
        return piece[start..random.Next(start, piece.Length + 1)];
    }

    // A token, a text or a record many times over: deep nesting, huge fields, many columns.
    private byte[] Inflate(byte[] input, Notation notation)
    {
        byte[] unit = random.Next(5) switch
        {
            0 => Pick(Tokens.Of(notation)),
            1 => Pick(Tokens.Texts),
            2 => Pick(Tokens.Openings(notation)),
            3 => Pick(Tokens.Blocks),
            _ => Copied(input),
        };
        int most = OneIn(25) ? MostBytes / 2 : OneIn(6) ? 100_000 : 5_000;
        int times = unit.Length == 0 ? 0 : random.Next(1, Math.Clamp(most / unit.Length, 2, MostRepeats));
        var inflated = new byte[unit.Length * times];
        for (int index = 0; index < times; index++) unit.CopyTo(inflated, index * unit.Length);
        return Replace(input, OneIn(2) ? Border(input, Place(input)) : Place(input), 0, inflated);
    }

    private byte[] Reencode(byte[] input)
    {
        if (OneIn(4)) return Replace(input, 0, 0, Pick(Tokens.Marks));
        var encoding = Pick(Tokens.Encodings);
        byte[] encoded = encoding.GetBytes(Encoding.UTF8.GetString(input));
        return OneIn(2) ? encoded : [.. encoding.GetPreamble(), .. encoded];
    }

    private byte[] Noise()
    {
        var noise = new byte[random.Next(1, 9)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Replace(byte[] input, int start, int length, ReadOnlySpan<byte> by)
    {
        length = Math.Min(length, input.Length - start);
        return [.. input.AsSpan(0, start), .. by, .. input.AsSpan(start + length)];
    }

    private int Place(byte[] input) => random.Next(input.Length + 1);

    private bool OneIn(int count) => random.Next(count) == 0;

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
