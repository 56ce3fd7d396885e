namespace Federation.Registry.Labels;

/// <summary>What somebody decides about the label of one centre.</summary>
public abstract record LabelDecision
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MostReasonCharacters = 1_000;

    /// <summary>The longest name of who decides, in characters.</summary>
    public const int MostActorCharacters = 200;

    private LabelDecision() { }

    /// <summary>The version that was looked at, by <see cref="CentreLabel.VersionAt"/>. Where the label has changed since, nothing is decided.</summary>
    public required int MadeOn { get; init; }

    /// <summary>Who decides. Told to operators alone.</summary>
    public required string Actor { get; init; }

    /// <summary>When; not before the label's last event.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why. It is published, so it names no person.</summary>
    public required string Reason { get; init; }

    /// <summary>A new label, where none is in force.</summary>
    public sealed record Award : LabelDecision
    {
        public required LabelLevels Levels { get; init; }
    }

    /// <summary>The label does not count for now.</summary>
    public sealed record Suspend : LabelDecision;

    /// <summary>Lifts a suspension, and nothing else.</summary>
    public sealed record Reinstate : LabelDecision;

    /// <summary>Puts down that the label's time is over.</summary>
    public sealed record Expire : LabelDecision;

    /// <summary>Takes the label away for good.</summary>
    public sealed record Revoke : LabelDecision;
}
