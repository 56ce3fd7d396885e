using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Registry.Tests.Labels;

/// <summary>Decisions and labels, sensible where a test does not care.</summary>
internal static class Decisions
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 1, Quality = 3, Commitments = 1 };

    public static CriteriaSet Criteria => CriteriaSet.First;

    public static IReadOnlyList<LabelEventKind> Kinds { get; } = Enum.GetValues<LabelEventKind>();

    /// <summary>A decision that leads to this event where it is legal.</summary>
    public static LabelDecision To(LabelEventKind kind, int madeOn, DateTimeOffset at) => kind switch
    {
        LabelEventKind.Awarded => new LabelDecision.Award { MadeOn = madeOn, Actor = "operator", At = at, Reason = "Assessed.", Levels = Levels },
        LabelEventKind.Suspended => new LabelDecision.Suspend { MadeOn = madeOn, Actor = "operator", At = at, Reason = "Complaints." },
        LabelEventKind.Reinstated => new LabelDecision.Reinstate { MadeOn = madeOn, Actor = "operator", At = at, Reason = "Mended." },
        LabelEventKind.Appealed => new LabelDecision.Appeal { MadeOn = madeOn, Actor = "centre", At = at, Reason = "It was mended." },
        LabelEventKind.AppealDismissed => new LabelDecision.DismissAppeal { MadeOn = madeOn, Actor = "another", At = at, Reason = "It was not." },
        LabelEventKind.Expired => new LabelDecision.Expire { MadeOn = madeOn, Actor = "directory", At = at, Reason = "Two years are over." },
        LabelEventKind.Revoked => new LabelDecision.Revoke { MadeOn = madeOn, Actor = "operator", At = at, Reason = "Closed." },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };

    /// <summary>The label after these, an hour apart from noon on; an expiry after two years.</summary>
    public static CentreLabel After(params LabelEventKind[] kinds)
    {
        var (label, at) = (CentreLabel.None, Noon);
        foreach (var kind in kinds)
        {
            at = kind == LabelEventKind.Expired ? label.Award!.ValidUntil : at.AddHours(1);
            var outcome = label.Decide(To(kind, label.Version, at), Criteria);
            label = outcome.Refusal is null ? outcome.Label : throw new ArgumentException(outcome.Refusal.Message, nameof(kinds));
        }

        return label;
    }
}
