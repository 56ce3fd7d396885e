using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>A decision on its way to the label's grain, which says when it is made.</summary>
[GenerateSerializer, Immutable, Alias("label-order")]
public sealed record LabelOrder
{
    /// <summary>What is to happen. That a label's time is over is for the grain to find.</summary>
    [Id(0)]
    public required LabelEventKind Kind { get; init; }

    /// <summary>As <see cref="LabelDecision.MadeOn"/>.</summary>
    [Id(1)]
    public required int MadeOn { get; init; }

    /// <summary>As <see cref="LabelDecision.Actor"/>.</summary>
    [Id(2)]
    public required string Actor { get; init; }

    /// <summary>As <see cref="LabelDecision.Reason"/>.</summary>
    [Id(3)]
    public required string Reason { get; init; }

    /// <summary>What to award; null for anything else.</summary>
    [Id(4)]
    public LabelLevels? Levels { get; init; }

    /// <summary>As <see cref="LabelDecision.Award.Assessment"/>.</summary>
    [Id(5)]
    public string? Assessment { get; init; }

    /// <summary>As <see cref="LabelDecision.Reinstate.OnAppeal"/>; false for anything else.</summary>
    [Id(6)]
    public bool OnAppeal { get; init; }

    /// <summary>The criteria under which an application came to the award; null for those in force.</summary>
    [Id(7)]
    public string? CriteriaVersion { get; init; }

    /// <exception cref="ArgumentException">There is no such decision.</exception>
    internal LabelDecision At(DateTimeOffset at) => Kind switch
    {
        LabelEventKind.Awarded => new LabelDecision.Award { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason, Levels = Levels ?? new LabelLevels(), Assessment = Assessment },
        LabelEventKind.Suspended => new LabelDecision.Suspend { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason },
        LabelEventKind.Reinstated => new LabelDecision.Reinstate { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason, OnAppeal = OnAppeal },
        LabelEventKind.Revoked => new LabelDecision.Revoke { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason },
        LabelEventKind.Appealed => new LabelDecision.Appeal { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason },
        LabelEventKind.AppealDismissed => new LabelDecision.DismissAppeal { MadeOn = MadeOn, Actor = Actor, At = at, Reason = Reason },
        _ => throw new ArgumentException($"Nobody decides {Kind}.", nameof(at)),
    };
}
