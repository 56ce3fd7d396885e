using System.Collections.Immutable;

namespace Federation.Registry.Hosting;

/// <summary>
/// How one number of visits a month is shared out among doors, so that not each visit has to be asked for: a door takes a slice, and comes back when it is used or its time is over. Pure and immutable.
/// </summary>
/// <remarks>
/// The law of it: what was granted is never more in total than the number. What a door was granted counts as used, until its time is over and what it did use was counted (<see cref="Settle"/>). So no two doors, and no two activations of one, take more
/// together than the number, and what idle doors do not use comes back.
/// </remarks>
public sealed record QuotaLedger
{
    /// <summary>The most that a door is given at one time.</summary>
    public const int MostAtOnce = 100;

    /// <summary>How long a grant lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long after its time a grant still counts as used: clocks of two silos differ, and a visit may be on its way into the store.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>By door.</summary>
    public ImmutableSortedDictionary<string, QuotaGrant> Grants { get; init; } = ImmutableSortedDictionary.Create<string, QuotaGrant>(StringComparer.Ordinal);

    /// <summary>What was granted and not come back.</summary>
    public int Granted => Grants.Values.Sum(grant => grant.Total);

    /// <summary>What a door asks for. <c>Given</c> is null where nothing is left; the ledger then holds as much as before.</summary>
    /// <param name="used">How many of its visits are stored, as far as it knows.</param>
    /// <param name="limit">The number; where it was lowered below what is granted, nothing is given until that is used or comes back.</param>
    public (QuotaLedger After, QuotaGrant? Given) Lease(string door, int used, int limit, DateTimeOffset now)
    {
        // Another activation of the same door may still go by what it was given.
        bool lasts = Grants.TryGetValue(door, out var before) && before.Until != default && now < before.Until + Margin;
        int kept = lasts ? Math.Max(before.Total, used) : used;
        int others = Granted - before.Total;
        int slice = kept > used ? 0 : Slice(limit - others - kept, Grants.Count);
        if (kept + slice <= used) return (this with { Grants = Grants.SetItem(door, new QuotaGrant(kept, lasts ? before.Until : default)) }, null);
        var given = new QuotaGrant(kept + slice, now + Lifetime);
        return (this with { Grants = Grants.SetItem(door, given) }, given);
    }

    /// <summary>Doors whose grant is over, and of which it is not known that they used all of it.</summary>
    public IEnumerable<string> Lapsed(DateTimeOffset now) => Grants.Where(grant => grant.Value.Until != default && now >= grant.Value.Until + Margin).Select(grant => grant.Key);

    /// <summary>Takes back what a door whose grant is over did not use.</summary>
    /// <param name="used">Counted after its grant was over.</param>
    public QuotaLedger Settle(string door, int used) => this with { Grants = used == 0 ? Grants.Remove(door) : Grants.SetItem(door, new QuotaGrant(used, default)) };

    /// <summary>Half of an even share, so that many doors find something and few come often.</summary>
    private static int Slice(int left, int doors) => left <= 0 ? 0 : Math.Clamp(left / (2 * Math.Max(1, doors)), 1, MostAtOnce);
}
