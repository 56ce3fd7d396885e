namespace Federation.Registry.Reviews;

/// <summary>When a fall opens a review, and when that closes by itself. Pure.</summary>
/// <remarks>
/// Only days on which the directory looked count, for and against. Ninety of them below the awarded level, without one at or above it between, open a review; a single day at or above it ends the fall and its review. A day without a look, because no host
/// was up, neither counts nor breaks the row; nor does a day on which nothing could be measured. The label never changes by it.
/// </remarks>
public static class FallRule
{
    /// <summary>So many days below open a review.</summary>
    public const int Days = 90;

    /// <param name="before">What was kept; null for nothing.</param>
    /// <param name="label">The centre's label in force; null where none is that has a level to fall from.</param>
    /// <param name="awarded">The level of the award: 1 to 3.</param>
    /// <param name="level">What was found today: 0 to 3; null where nothing could be measured.</param>
    /// <param name="looks">The days on which the directory looked, today among them.</param>
    public static FallStep Next(LevelFall? before, int? label, int awarded, int? level, DateOnly today, IReadOnlyCollection<DateOnly> looks)
    {
        if (before is not null && before.Label != label) return After(before, ReviewOutcome.LabelOver, label is null ? null : Next(null, label, awarded, level, today, looks).Fall);
        if (label is null) return new FallStep(null, false, null);
        if (level >= awarded) return After(before, ReviewOutcome.Recovered, null);
        if (level is null) return new FallStep(before is null ? null : before with { Unmeasured = before.Unmeasured + 1 }, false, null);
        var fall = before ?? new LevelFall { Label = label.Value, Since = today };
        return new FallStep(fall, !fall.IsInReview && fall.DaysBelow(looks) >= Days, null);
    }

    private static FallStep After(LevelFall? before, ReviewOutcome outcome, LevelFall? fall) => new(fall, false, before is { IsInReview: true } ? outcome : null);
}
