namespace Federation.Registry.Labels;

/// <summary>Why a label does not count for now, and how far an appeal against that has come. Immutable.</summary>
/// <param name="At">When it was suspended.</param>
/// <param name="Actor">Who suspended it.</param>
public sealed record LabelSuspension(DateTimeOffset At, string Actor, SuspensionAppeal Appeal)
{
    /// <summary>An appeal may be made for so long after the suspension. A proposal: nothing of it was ever published.</summary>
    public static readonly TimeSpan AppealTime = TimeSpan.FromDays(30);

    /// <summary>Until when an appeal may be made; null where one was.</summary>
    public DateTimeOffset? AppealUntil => Appeal == SuspensionAppeal.None ? At + AppealTime : null;

    /// <summary>After something that happened to the label; null where it is not suspended then.</summary>
    internal static LabelSuspension? After(LabelSuspension? before, LabelEvent happened) => happened.Kind switch
    {
        LabelEventKind.Suspended => new LabelSuspension(happened.At, happened.Actor, SuspensionAppeal.None),
        LabelEventKind.Appealed => before! with { Appeal = SuspensionAppeal.Pending }, // it follows a suspension alone
        LabelEventKind.AppealDismissed => before! with { Appeal = SuspensionAppeal.Dismissed },
        _ => null,
    };
}

/// <summary>How far an appeal against a suspension has come. There is one at most for each.</summary>
public enum SuspensionAppeal
{
    None,
    Pending,
    Dismissed,
}
