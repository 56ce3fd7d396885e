using System.Security.Cryptography;

namespace Federation.Fuzz.Subjects;

/// <summary>The pieces in which an input is read again. Told by its bytes alone, so that a file repeats what was seen.</summary>
internal static class Choppings
{
    private const int MostForSingleBytes = 2_000;

    public static IEnumerable<IChopping> For(byte[] input)
    {
        int seed = BitConverter.ToInt32(SHA256.HashData(input));
        if (input.Length <= MostForSingleBytes) yield return new UnevenChopping(seed, most: 1);
        else yield return new UnevenChopping(seed, most: input.Length < 100_000 ? 1_000 : 100_000);
    }

    private sealed class UnevenChopping(int seed, int most) : IChopping
    {
        private readonly Random _random = new(seed);

        public int Next() => _random.Next(1, most + 1);

        public override string ToString() => most == 1 ? "single bytes" : $"uneven pieces up to {most} bytes";
    }
}
