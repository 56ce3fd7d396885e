namespace Federation.Fuzz.Running;

/// <summary>Makes an input smaller as long as it breaks the same law: leaves out halves, quarters and so on down to single bytes.</summary>
internal static class Shrinker
{
    /// <param name="input">Breaks the law.</param>
    /// <param name="breaks">Whether a smaller input breaks it too.</param>
    /// <param name="tries">The most calls of <paramref name="breaks"/>.</param>
    /// <param name="goOn">Asked before each of them; false ends the shrinking with what there is.</param>
    public static async Task<byte[]> ShrinkAsync(byte[] input, Func<byte[], Task<bool>> breaks, int tries, Func<bool> goOn)
    {
        for (int length = input.Length / 2; length > 0; length /= 2)
        {
            bool smaller = true;
            while (smaller)
            {
                smaller = false;
                for (int start = 0; start < input.Length;)
                {
                    if (tries-- == 0 || !goOn()) return input;
                    byte[] candidate = [.. input.AsSpan(0, start), .. input.AsSpan(Math.Min(start + length, input.Length))];
                    if (await breaks(candidate))
                    {
                        input = candidate;
                        smaller = true;
                    }
                    else
                    {
                        start += length;
                    }
                }

                // Single bytes are gone through again, for one may hold another; larger pieces come again as smaller ones.
                smaller &= length == 1;
            }
        }

        return input;
    }
}
