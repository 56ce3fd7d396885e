using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Registry.Criteria;

namespace Federation.Registry.Labels;

/// <summary>Refuses a decision, or makes its event.</summary>
internal static partial class LabelRules
{
    /// <summary>The longest that criteria let an award last.</summary>
    private const int MostYears = 10;

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
        if (decision is LabelDecision.Award { Levels.AreValid: false } or LabelDecision.TakeOver { Levels.AreValid: false }) return new(LabelProblemCodes.BadLevels, $"A level goes from 1 to {CriteriaSet.TopLevel}, and at least one axis has one.");
        return decision is LabelDecision.TakeOver takeOver ? AgainstTakeOver(takeOver) : null;
    }

    private static LabelRefusal? AgainstTakeOver(LabelDecision.TakeOver decision)
    {
        if (!VersionForm().IsMatch(decision.CriteriaVersion)) return new(LabelProblemCodes.BadCriteria, "The version of the criteria is major and minor, as 1.0.");
        if (!IsText(decision.Reference, LabelDecision.MostReferenceCharacters)) return new(LabelProblemCodes.BadReference, $"The reference is told in 1 to {LabelDecision.MostReferenceCharacters} characters, on one line.");
        if (decision.At > decision.TakenAt) return new(LabelProblemCodes.FutureTime, $"The award is of {Time(decision.At)}, which is to come.");
        // Compared by the years between, for ten years after the last moments that a calendar has is no time.
        bool lasts = decision.ValidUntil > decision.At && decision.ValidUntil.UtcDateTime.AddYears(-MostYears) <= decision.At.UtcDateTime;
        return lasts ? null : new(LabelProblemCodes.BadValidity, $"The award is of {Time(decision.At)} and lasts until {Time(decision.ValidUntil)}: it ends later than it begins, by {MostYears} years at most.");
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
        bool takesPlace = decision is LabelDecision.Award { Assessment: not null };
        if (LabelTransitions.Next(label.State, Kind(decision)) is not null && (label.State != LabelState.Awarded || takesPlace || decision is not (LabelDecision.Award or LabelDecision.TakeOver)))
        {
            return decision is LabelDecision.Expire && !isDue ? new(LabelProblemCodes.NotDue, $"The label is valid until {Time(label.Award!.ValidUntil)}.") : AgainstAppeal(label.Suspension, decision); // What can expire was awarded.
        }

        return (label.State, decision) switch
        {
            (_, LabelDecision.Award or LabelDecision.TakeOver) => new(LabelProblemCodes.InForce, $"Label {label.Award!.Number} of this centre is in force."), // In any other state an award is legal.
            (LabelState.None, _) => new(LabelProblemCodes.None, "This centre was never awarded a label."),
            (LabelState.Revoked, _) => new(LabelProblemCodes.Revoked, $"Label {label.Award!.Number} was revoked, which is final."), // So was it awarded.
            (LabelState.Expired, _) => Expired(label),
            (LabelState.Suspended, _) => new(LabelProblemCodes.Suspended, "The label is suspended already."),
            _ => new(LabelProblemCodes.NotSuspended, "The label is not suspended."),
        };
    }

    /// <summary>What an appeal that was made, or was not, is against.</summary>
    private static LabelRefusal? AgainstAppeal(LabelSuspension? suspension, LabelDecision decision) => (decision, suspension) switch
    {
        (LabelDecision.Appeal, { Appeal: not SuspensionAppeal.None }) => new(LabelProblemCodes.Appealed, "An appeal against this suspension was made; there is one at most."),
        (LabelDecision.Appeal, { AppealUntil: { } until }) when decision.At > until => new(LabelProblemCodes.AppealLate, $"An appeal could be made until {Time(until)}."),
        (LabelDecision.DismissAppeal or LabelDecision.Reinstate { OnAppeal: true }, { Appeal: not SuspensionAppeal.Pending }) => new(LabelProblemCodes.NoAppeal, "No appeal against the suspension waits for a decision."),
        (LabelDecision.DismissAppeal, { } own) when own.Actor == decision.Actor => new(LabelProblemCodes.OwnDecision, "Whoever suspended a label does not dismiss the appeal against that."),
        (LabelDecision.Revoke, { Appeal: SuspensionAppeal.Pending }) => new(LabelProblemCodes.Appealed, "An appeal against the suspension waits for a decision, which comes first."),
        _ => null,
    };

    private static LabelEvent Event(CentreLabel label, LabelDecision decision, CriteriaSet criteria)
    {
        int number = label.Award?.Number ?? 0;
        var award = decision switch
        {
            LabelDecision.Award made => new LabelAward
            {
                Number = ++number, Levels = made.Levels, CriteriaVersion = criteria.Version, AwardedAt = made.At, ValidUntil = made.At.AddYears(criteria.ValidityYears),
            },
            LabelDecision.TakeOver taken => new LabelAward
            {
                Number = ++number, Levels = taken.Levels, CriteriaVersion = taken.CriteriaVersion, AwardedAt = taken.At, ValidUntil = taken.ValidUntil,
            },
            _ => null,
        };
        string? reference = (decision as LabelDecision.TakeOver)?.Reference, assessment = (decision as LabelDecision.Award)?.Assessment;
        return new LabelEvent
        {
            Version = label.Version + 1, Kind = Kind(decision), Number = number, At = decision.At, Actor = decision.Actor, Reason = decision.Reason, Award = award, Assessment = assessment, Reference = reference,
        };
    }

    private static LabelEventKind Kind(LabelDecision decision) => decision switch
    {
        LabelDecision.Award or LabelDecision.TakeOver => LabelEventKind.Awarded,
        LabelDecision.Suspend => LabelEventKind.Suspended,
        LabelDecision.Reinstate => LabelEventKind.Reinstated,
        LabelDecision.Appeal => LabelEventKind.Appealed,
        LabelDecision.DismissAppeal => LabelEventKind.AppealDismissed,
        LabelDecision.Expire => LabelEventKind.Expired,
        LabelDecision.Revoke => LabelEventKind.Revoked,
        _ => throw new ArgumentException($"Unknown decision {decision.GetType().Name}.", nameof(decision)),
    };

    private static LabelRefusal Expired(CentreLabel label) => new(LabelProblemCodes.Expired, $"The label was valid until {Time(label.Award!.ValidUntil)}."); // What expired was awarded.

    private static bool IsText(string text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{1,4}\.[0-9]{1,4}\z")]
    private static partial Regex VersionForm();
}
