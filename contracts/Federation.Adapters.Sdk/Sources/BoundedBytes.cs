namespace Federation.Adapters.Sdk;

/// <summary>Reads a stream whole, but never more than a caller can bear.</summary>
public static class BoundedBytes
{
    /// <summary>All bytes; null where there are more than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Min(most, 32 << 10) + 1];
        while (true)
        {
            int count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) return bytes.ToArray();
            if (bytes.Length + count > most) return null;
            bytes.Write(buffer, 0, count);
        }
    }
}
