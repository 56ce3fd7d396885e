namespace Federation.Registry.Labels;

/// <summary>What somebody decides about the label of one centre.</summary>
public abstract record LabelDecision
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MostReasonCharacters = 1_000;

    /// <summary>The longest name of who decides, in characters.</summary>
    public const int MostActorCharacters = 200;

    /// <summary>The longest reference of an award that was made elsewhere, in characters.</summary>
    public const int MostReferenceCharacters = 200;

    private LabelDecision() { }

    /// <summary>The version that was looked at, by <see cref="CentreLabel.VersionAt"/>. Where the label has changed since, nothing is decided.</summary>
    public required int MadeOn { get; init; }

    /// <summary>Who decides. Told to operators alone.</summary>
    public required string Actor { get; init; }

    /// <summary>When; not before the label's last event.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why. It is published, so it names no person.</summary>
    public required string Reason { get; init; }

    /// <summary>A new label. Where one is in force it is refused, but for one that an assessment came to: that takes the other's place.</summary>
    public sealed record Award : LabelDecision
    {
        public required LabelLevels Levels { get; init; }

        /// <summary>The id of the application that it came of; null for an award without one.</summary>
        public string? Assessment { get; init; }
    }

    /// <summary>
    /// An award that was made elsewhere, on paper or by another registry, and that this one keeps from now on, as it was made: <see cref="At"/> is when it was made. Where a label was in force then, or something was decided
    /// about one since, it is refused.
    /// </summary>
    public sealed record TakeOver : LabelDecision
    {
        public required LabelLevels Levels { get; init; }

        /// <summary>Of the criteria under which it was awarded, major and minor; they need not be known here.</summary>
        public required string CriteriaVersion { get; init; }

        /// <summary>Later than <see cref="At"/>, by ten years at most.</summary>
        public required DateTimeOffset ValidUntil { get; init; }

        /// <summary>What it is called where it was made. It is published, so it names no person.</summary>
        public required string Reference { get; init; }

        /// <summary>When it is taken over.</summary>
        public required DateTimeOffset TakenAt { get; init; }
    }

    /// <summary>The label does not count for now.</summary>
    public sealed record Suspend : LabelDecision;

    /// <summary>Lifts a suspension, and nothing else.</summary>
    public sealed record Reinstate : LabelDecision
    {
        /// <summary>True where it decides an appeal, and is refused where none is pending.</summary>
        public bool OnAppeal { get; init; }
    }

    /// <summary>Appeals against a suspension, within <see cref="LabelSuspension.AppealTime"/>. Whether the label is any business of who does is for the caller to have seen to.</summary>
    public sealed record Appeal : LabelDecision;

    /// <summary>Decides an appeal: the suspension stands. Not for who suspended.</summary>
    public sealed record DismissAppeal : LabelDecision;

    /// <summary>Puts down that the label's time is over.</summary>
    public sealed record Expire : LabelDecision;

    /// <summary>Takes the label away for good.</summary>
    public sealed record Revoke : LabelDecision;
}
