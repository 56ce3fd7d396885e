using System.Numerics;

namespace Federation.Cluster.Index.Searching;

/// <summary>A set of centres of one segment, as bits. Not thread safe.</summary>
internal sealed class NumberSet(int most)
{
    private readonly ulong[] _bits = new ulong[(most + 63) / 64];

    public void Add(ReadOnlySpan<int> numbers)
    {
        foreach (int number in numbers) _bits[number >> 6] |= 1UL << (number & 63);
    }

    /// <summary>In order.</summary>
    public int[] ToArray()
    {
        var numbers = new int[_bits.Sum(word => BitOperations.PopCount(word))];
        int at = 0;
        for (int word = 0; word < _bits.Length; word++)
        {
            for (ulong left = _bits[word]; left != 0; left &= left - 1) numbers[at++] = (word << 6) + BitOperations.TrailingZeroCount(left);
        }

        return numbers;
    }
}
