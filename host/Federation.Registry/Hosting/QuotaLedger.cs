using System.Collections.Immutable;

namespace Federation.Registry.Hosting;

/// <summary>
/// How one number of visits a month is shared out among doors, so that not each visit has to be asked for: a door takes a slice, and comes back when it is used or its time is over. Pure and immutable.
/// </summary>
/// <remarks>
/// The law of it: what was granted is never more in total than the number. What a door was granted counts as used, until its time is over and what it did use was counted (<see cref="Settle"/>). So no two doors, and no two activations of one, take more
/// together than the number, and what idle doors do not use comes back. Where the number is lowered below what is granted, what is out ends with its time; where doors took visits without asking, all are counted anew (<see cref="Counted"/>).
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

    /// <summary>What a door asks for. <c>Given</c> is null where nothing is left.</summary>
    /// <param name="used">How many of its visits are stored, as far as it knows.</param>
    /// <param name="limit">The number; where it was lowered below what is granted, nobody is given or keeps on anything until enough came back.</param>
    public (QuotaLedger After, QuotaGrant? Given) Lease(string door, int used, int limit, DateTimeOffset now)
    {
        var before = Grants.GetValueOrDefault(door);
        // Another activation of the same door may still go by what it was given.
        bool lasts = Lasts(before, now);
        int kept = lasts ? Math.Max(before.Total, used) : used;
        int others = Granted - before.Total;
        int slice = kept > used ? 0 : Slice(limit - others - kept, Grants.Count);
        if (kept + slice <= used || others + kept > limit) return (With(door, new QuotaGrant(kept, lasts ? before.Until : default)), null);
        var given = new QuotaGrant(kept + slice, now + Lifetime);
        return (With(door, given), given);
    }

    /// <summary>The ledger after all visits of the month were counted, also of doors that never asked. What was granted and may still be gone by stays.</summary>
    /// <param name="used">By door; none of those that are not in it.</param>
    public QuotaLedger Counted(IReadOnlyDictionary<string, int> used, DateTimeOffset now) => Grants.Keys.Union(used.Keys).ToList().Aggregate(this, (ledger, door) =>
    {
        var (before, counted) = (Grants.GetValueOrDefault(door), used.GetValueOrDefault(door));
        return ledger.With(door, Lasts(before, now) ? before with { Total = Math.Max(before.Total, counted) } : new QuotaGrant(counted, default));
    });

    /// <summary>Doors whose grant is over, and of which it is not known that they used all of it.</summary>
    public IEnumerable<string> Lapsed(DateTimeOffset now) => Grants.Where(grant => grant.Value.Until != default && !Lasts(grant.Value, now)).Select(grant => grant.Key);

    /// <summary>Takes back what a door whose grant is over did not use.</summary>
    /// <param name="used">Counted after its grant was over.</param>
    public QuotaLedger Settle(string door, int used) => With(door, new QuotaGrant(used, default));

    /// <summary>A door that has nothing takes no room.</summary>
    private QuotaLedger With(string door, QuotaGrant grant) => this with { Grants = grant.Total == 0 ? Grants.Remove(door) : Grants.SetItem(door, grant) };

    /// <summary>Whether some activation may still go by a grant.</summary>
    private static bool Lasts(QuotaGrant grant, DateTimeOffset now) => grant.Until != default && now < grant.Until + Margin;

    /// <summary>Half of an even share, so that many doors find something and few come often.</summary>
    private static int Slice(int left, int doors) => left <= 0 ? 0 : Math.Clamp(left / (2 * Math.Max(1, doors)), 1, MostAtOnce);
}
