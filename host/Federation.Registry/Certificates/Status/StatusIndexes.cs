namespace Federation.Registry.Certificates.Status;

/// <summary>Which place of a status list a certificate gets: any free one, so that nobody tells from its number when it was issued or what its neighbours are.</summary>
public static class StatusIndexes
{
    /// <summary>Takes a free place, each with the same chance. Pure, given its source of chance; the time is that of walking the list.</summary>
    /// <param name="used">Every place that was ever given: none is given twice, even where its certificate is over.</param>
    /// <param name="length">Of the list, in places.</param>
    /// <param name="below">A number from 0 up to, not including, its argument; for real lists <see cref="System.Security.Cryptography.RandomNumberGenerator.GetInt32(int)"/>.</param>
    /// <returns>Null where no place is free: the list has to grow.</returns>
    public static int? Take(IReadOnlySet<int> used, int length, Func<int, int> below)
    {
        int free = length - used.Count(index => index < length);
        if (free == 0) return null;
        int skip = below(free);
        for (int index = 0; ; index++)
        {
            if (!used.Contains(index) && skip-- == 0) return index;
        }
    }
}
