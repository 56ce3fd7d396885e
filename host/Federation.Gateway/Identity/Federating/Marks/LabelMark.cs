using Federation.Registry.Labels;

namespace Federation.Gateway.Identity.Federating.Marks;

/// <summary>What a label says for trust marks. Pure.</summary>
internal static class LabelMark
{
    /// <summary>How long a mark counts at most: as long as a statement, since nobody has to ask whether it still holds.</summary>
    public static readonly TimeSpan MostLifetime = Trust.TrustRules.MostLifetime;

    /// <summary>A mark that is given now counts from this moment on: the full hour, or the last change of the label where that is later.</summary>
    public static DateTimeOffset IssuedAt(CentreLabel label, DateTimeOffset now)
    {
        long hour = now.ToUnixTimeSeconds() / 3600 * 3600;
        // In whole seconds, and never before the change.
        long change = label.ChangedAt is { } at ? (long)Math.Ceiling((at - DateTimeOffset.UnixEpoch).TotalSeconds) : 0;
        return DateTimeOffset.FromUnixTimeSeconds(Math.Min(Math.Max(hour, change), now.ToUnixTimeSeconds()));
    }

    /// <summary>Until when: a day, and no longer than the label.</summary>
    public static DateTimeOffset Expires(CentreLabel label, DateTimeOffset issued) =>
        label.Award?.ValidUntil is { } until && until < issued + MostLifetime ? DateTimeOffset.FromUnixTimeSeconds(until.ToUnixTimeSeconds()) : issued + MostLifetime;

    /// <summary>The levels that are held, from 1 up: who holds a level holds what those below it ask for.</summary>
    public static int HeldLevel(CentreLabel label, DateTimeOffset at) => label.HeldAt(at)?.Overall ?? 0;

    /// <summary>A mark of a level and of some time, by the label as it is now: <c>active</c>, <c>expired</c> or <c>revoked</c>.</summary>
    /// <remarks>What is suspended does not count, and there is no word of its own for that; a mark of before a label that was taken away stays so.</remarks>
    public static string Status(CentreLabel label, int level, DateTimeOffset issued, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (label.StateAt(now) == LabelState.Expired || expires <= now) return "expired";
        return HeldLevel(label, now) >= level && issued >= label.Award?.AwardedAt.AddSeconds(-1) ? "active" : "revoked";
    }
}
