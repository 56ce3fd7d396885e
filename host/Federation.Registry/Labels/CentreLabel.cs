using Federation.Registry.Criteria;

namespace Federation.Registry.Labels;

/// <summary>Where the label of one centre stands: the sum of its events. Immutable and thread safe.</summary>
public sealed record CentreLabel
{
    /// <summary>Of a centre that was never awarded a label.</summary>
    public static CentreLabel None { get; } = new();

    /// <summary>How many events made it; 0 before the first. What somebody sees who looks at it tells <see cref="VersionAt"/>.</summary>
    public int Version { get; private init; }

    /// <summary>By the events. What time alone has made of it tells <see cref="StateAt"/>.</summary>
    public LabelState State { get; private init; }

    /// <summary>The last label that the centre was awarded; null where there was none.</summary>
    public LabelAward? Award { get; private init; }

    /// <summary>Null where it is not suspended.</summary>
    public LabelSuspension? Suspension { get; private init; }

    /// <summary>When the last event was; null before the first.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    /// <summary>The state with the label's time taken into account: from <see cref="LabelAward.ValidUntil"/> on it has expired, whether that was put down or not.</summary>
    public LabelState StateAt(DateTimeOffset at) => IsDue(at) ? LabelState.Expired : State;

    /// <summary>
    /// The version with the label's time taken into account: from <see cref="LabelAward.ValidUntil"/> on that after its expiry, whether that was put down or not. So a decision on a label that was seen as
    /// expired is made on another version than one on the label as it was before.
    /// </summary>
    public int VersionAt(DateTimeOffset at) => IsDue(at) ? Version + 1 : Version;

    /// <summary>The levels that the centre holds at that moment; null where it holds none: nothing was awarded, or it is suspended, expired or revoked.</summary>
    public LabelLevels? HeldAt(DateTimeOffset at) => StateAt(at) == LabelState.Awarded ? Award?.Levels : null;

    /// <summary>True where the label's time is over and that was not yet put down.</summary>
    public bool IsDue(DateTimeOffset at) => State is LabelState.Awarded or LabelState.Suspended && at >= Award?.ValidUntil;

    /// <summary>What all these events, in their order, come to.</summary>
    /// <exception cref="ArgumentException">They are no history of one label: a gap, or a step that is not legal.</exception>
    public static CentreLabel Replay(IEnumerable<LabelEvent> events) => events.Aggregate(None, (label, happened) => label.After(happened));

    /// <summary>The events of a history that had happened at a moment, this very moment among them; <see cref="Replay"/> makes of them the label as it was. An award that was made elsewhere counts from when it was made.</summary>
    /// <param name="events">In their order.</param>
    public static IEnumerable<LabelEvent> UpTo(IEnumerable<LabelEvent> events, DateTimeOffset at) => events.TakeWhile(happened => happened.At <= at);

    /// <exception cref="ArgumentException">It cannot have happened next.</exception>
    public CentreLabel After(LabelEvent happened)
    {
        bool awarded = happened.Kind == LabelEventKind.Awarded;
        bool follows = happened.Version == Version + 1
            && happened.At >= (ChangedAt ?? happened.At)
            && happened.Number == (Award?.Number ?? 0) + (awarded ? 1 : 0)
            && awarded == (happened.Award is { } award && award.Number == happened.Number)
            && LabelTransitions.MayFollow(Suspension?.Appeal, happened.Kind);
        if (!follows || LabelTransitions.Next(State, happened.Kind) is not { } next) throw new ArgumentException($"Event {happened.Version} ({happened.Kind}) cannot follow version {Version} ({State}).", nameof(happened));
        return new CentreLabel { Version = happened.Version, State = next, Award = happened.Award ?? Award, Suspension = LabelSuspension.After(Suspension, happened), ChangedAt = happened.At };
    }

    /// <summary>What comes of a decision. Pure; nothing else changes a label.</summary>
    /// <param name="criteria">Under which an award is made, and for how long; for any other decision they are not looked at.</param>
    public LabelOutcome Decide(LabelDecision decision, CriteriaSet criteria) => LabelRules.Decide(this, decision, criteria);
}
