using System.Text.Json;

namespace Federation.Cluster.Storage;

/// <summary>What is read of many together, where some of their rows may be damaged: of all others it is read all the same.</summary>
internal static class DamagedRows
{
    /// <summary>What was found of the sound ones, in their order, and those of which something cannot be read. Found by halves: a hundred with one that is damaged are read about eight times.</summary>
    /// <param name="read">Fails with a <see cref="JsonException"/> or an <see cref="ArgumentException"/> where a row of one of them is none.</param>
    public static async Task<(IReadOnlyList<TFound> Found, IReadOnlyList<T> Damaged)> PassAsync<T, TFound>(IReadOnlyList<T> all, Func<IReadOnlyList<T>, Task<IReadOnlyList<TFound>>> read)
    {
        if (all.Count == 0) return ([], []);
        try
        {
            return (await read(all), []);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            if (all.Count == 1) return ([], all);
        }

        int half = all.Count / 2;
        var (first, second) = (await PassAsync([.. all.Take(half)], read), await PassAsync([.. all.Skip(half)], read));
        return ([.. first.Found, .. second.Found], [.. first.Damaged, .. second.Damaged]);
    }
}
