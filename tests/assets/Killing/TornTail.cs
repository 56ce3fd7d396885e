namespace Federation.TestAssets.Killing;

/// <summary>Ways in which a disk leaves the end of a file that lost its power while it was written.</summary>
internal static class TornTail
{
    public const int Ways = 6;

    private const int Sector = 512;

    /// <summary>Spoils the file from <paramref name="start"/> on, and nothing before.</summary>
    /// <param name="way">From 0 to <see cref="Ways"/>, that excluded.</param>
    /// <returns>What was done, in words.</returns>
    public static string Tear(string path, long start, int way, Random random)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        long length = file.Length;
        // Where everything was waited for, the next frame had just been begun.
        if (length <= start) way = Ways - 1;
        long at = way == Ways - 1 ? Math.Max(length, start) : start + random.NextInt64(length - start);
        switch (way)
        {
            case 0:
                file.SetLength(at);
                return $"cut off at {at} of {length}";
            case 1:
                Write(file, at, new byte[length - at]);
                return $"zeros from {at} to {length}";
            case 2:
                Write(file, at, Rubbish(random, length - at));
                return $"rubbish from {at} to {length}";
            case 3:
                // A sector that was never written, among others that were.
                at = Math.Max(start, at - (at % Sector));
                Write(file, at, new byte[Math.Min(Sector, length - at)]);
                return $"zeros in the sector at {at} of {length}";
            case 4:
                at = Math.Max(start, at - (at % Sector));
                Write(file, at, Rubbish(random, Math.Min(Sector, length - at)));
                return $"rubbish in the sector at {at} of {length}";
            default:
                int added = random.Next(1, 20_000);
                Write(file, at, Rubbish(random, added));
                return $"{added} bytes of rubbish behind {at}";
        }
    }

    private static void Write(FileStream file, long at, byte[] bytes)
    {
        file.Position = at;
        file.Write(bytes);
    }

    private static byte[] Rubbish(Random random, long length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
