using System.Globalization;
using Federation.Registry.Criteria;

namespace Federation.Registry.Labels;

/// <summary>Refuses a decision, or makes its event.</summary>
internal static class LabelRules
{
    public static LabelOutcome Decide(CentreLabel label, LabelDecision decision, CriteriaSet criteria)
    {
        if ((AgainstWords(decision) ?? AgainstTime(label, decision) ?? AgainstStep(label, decision)) is { } refusal) return new LabelOutcome { Label = label, Refusal = refusal };
        var happened = Event(label, decision, criteria);
        return new LabelOutcome { Label = label.After(happened), Event = happened };
    }

    private static LabelRefusal? AgainstWords(LabelDecision decision)
    {
        if (!IsText(decision.Actor, LabelDecision.MostActorCharacters)) return new(LabelProblemCodes.BadActor, $"Who decides is told in 1 to {LabelDecision.MostActorCharacters} characters, on one line.");
        if (!IsText(decision.Reason, LabelDecision.MostReasonCharacters)) return new(LabelProblemCodes.BadReason, $"The reason is told in 1 to {LabelDecision.MostReasonCharacters} characters, on one line.");
        return decision is LabelDecision.Award { Levels.AreValid: false } ? new(LabelProblemCodes.BadLevels, $"A level goes from 1 to {CriteriaSet.TopLevel}, and at least one axis has one.") : null;
    }

    private static LabelRefusal? AgainstTime(CentreLabel label, LabelDecision decision)
    {
        if (decision.MadeOn != label.Version) return new(LabelProblemCodes.Changed, $"The decision was made on version {decision.MadeOn} of the label, which is at version {label.Version}.");
        return decision.At < label.ChangedAt ? new(LabelProblemCodes.EarlierTime, $"The label's last event is of {Time(label.ChangedAt.Value)}, after the decision.") : null;
    }

    private static LabelRefusal? AgainstStep(CentreLabel label, LabelDecision decision)
    {
        bool isDue = label.IsDue(decision.At);
        if (isDue && decision is not LabelDecision.Expire) return Expired(label);
        if (LabelTransitions.Next(label.State, Kind(decision)) is not null)
        {
            return decision is LabelDecision.Expire && !isDue ? new(LabelProblemCodes.NotDue, $"The label is valid until {Time(label.Award!.ValidUntil)}.") : null; // What can expire was awarded.
        }

        return (label.State, decision) switch
        {
            (_, LabelDecision.Award) => new(LabelProblemCodes.InForce, $"Label {label.Award!.Number} of this centre is in force."), // In any other state an award is legal.
            (LabelState.None, _) => new(LabelProblemCodes.None, "This centre was never awarded a label."),
            (LabelState.Revoked, _) => new(LabelProblemCodes.Revoked, $"Label {label.Award!.Number} was revoked, which is final."), // So was it awarded.
            (LabelState.Expired, _) => Expired(label),
            (LabelState.Suspended, _) => new(LabelProblemCodes.Suspended, "The label is suspended already."),
            _ => new(LabelProblemCodes.NotSuspended, "The label is not suspended."),
        };
    }

    private static LabelEvent Event(CentreLabel label, LabelDecision decision, CriteriaSet criteria)
    {
        int number = label.Award?.Number ?? 0;
        var award = decision is not LabelDecision.Award awarded ? null : new LabelAward
        {
            Number = ++number,
            Levels = awarded.Levels,
            CriteriaVersion = criteria.Version,
            AwardedAt = decision.At,
            ValidUntil = decision.At.AddYears(criteria.ValidityYears),
        };
        return new LabelEvent { Version = label.Version + 1, Kind = Kind(decision), Number = number, At = decision.At, Actor = decision.Actor, Reason = decision.Reason, Award = award };
    }

    private static LabelEventKind Kind(LabelDecision decision) => decision switch
    {
        LabelDecision.Award => LabelEventKind.Awarded,
        LabelDecision.Suspend => LabelEventKind.Suspended,
        LabelDecision.Reinstate => LabelEventKind.Reinstated,
        LabelDecision.Expire => LabelEventKind.Expired,
        LabelDecision.Revoke => LabelEventKind.Revoked,
        _ => throw new ArgumentException($"Unknown decision {decision.GetType().Name}.", nameof(decision)),
    };

    private static LabelRefusal Expired(CentreLabel label) => new(LabelProblemCodes.Expired, $"The label was valid until {Time(label.Award!.ValidUntil)}."); // What expired was awarded.

    private static bool IsText(string text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
