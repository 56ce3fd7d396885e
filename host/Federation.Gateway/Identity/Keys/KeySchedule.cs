using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Keys;

/// <summary>
/// When keys of the sign-in are made, used and thrown away. A key is used for 90 days, is published 7 days before, and is kept for 30 days after, longer than anything lives that it signed or
/// encrypted. Pure.
/// </summary>
internal static class KeySchedule
{
    public static readonly TimeSpan Used = TimeSpan.FromDays(90);
    public static readonly TimeSpan PublishedBefore = TimeSpan.FromDays(7);
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(30);

    /// <summary>When a key of this use that is missing now must be used from; null where none is missing.</summary>
    public static DateTime? Missing(IEnumerable<StoredKey> keys, KeyUse use, DateTime now)
    {
        var newest = keys.Where(key => key.Use == use).MaxBy(key => key.UsedFrom);
        if (newest is null) return now;
        if (use == KeyUse.Pairwise) return null;
        var next = newest.UsedFrom + Used;
        // A host that stood still for long needs one at once, and others learn of it when they meet it.
        return now < next - PublishedBefore ? null : next > now ? next : now;
    }

    /// <summary>The keys of a use, the one that is used now first, then those known from before, newest first, then those to come.</summary>
    public static IReadOnlyList<StoredKey> InOrder(IEnumerable<StoredKey> keys, KeyUse use, DateTime now)
    {
        var known = keys.Where(key => key.Use == use).OrderByDescending(key => key.UsedFrom).ThenBy(key => key.Id, StringComparer.Ordinal).ToList();
        return [.. known.Where(key => key.UsedFrom <= now), .. known.Where(key => key.UsedFrom > now)];
    }

    /// <summary>The keys of a use, oldest first, each with the time from which it is used and that until which it counts; null while its successor is not made.</summary>
    public static IReadOnlyList<(StoredKey Key, DateTime From, DateTime? Until)> Periods(IEnumerable<StoredKey> keys, KeyUse use)
    {
        var known = keys.Where(key => key.Use == use).OrderBy(key => key.UsedFrom).ThenBy(key => key.Id, StringComparer.Ordinal).ToList();
        return [.. known.Select((key, index) => (key, key.UsedFrom, index + 1 < known.Count ? known[index + 1].UsedFrom + KeptAfter : (DateTime?)null))];
    }

    /// <summary>The keys that nothing needs any more: their successor has been used for as long as they are kept. Those of the federation are kept for good.</summary>
    public static IReadOnlyList<StoredKey> Expired(IEnumerable<StoredKey> keys, DateTime now)
    {
        var all = keys.Where(key => key.Use is not (KeyUse.Pairwise or KeyUse.Federation)).ToList();
        return [.. all.Where(key => all.Any(next => next.Use == key.Use && next.UsedFrom > key.UsedFrom && next.UsedFrom + KeptAfter <= now))];
    }
}
