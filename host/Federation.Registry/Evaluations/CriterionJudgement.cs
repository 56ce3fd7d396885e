using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>Judges one criterion by what was observed of it.</summary>
internal sealed class CriterionJudgement(CriteriaSet criteria, DateTimeOffset at)
{
    private readonly DateTimeOffset _oldest = at.Year > criteria.ValidityYears ? at.AddYears(-criteria.ValidityYears) : DateTimeOffset.MinValue;

    public CriterionFinding Of(Criterion criterion, IEnumerable<Observation> observations)
    {
        // One pass, since a register of labels asks this millions of times: what decides, what would if it were younger, and what there is at all.
        Observation? deciding = null, old = null, weak = null;
        foreach (var observation in observations)
        {
            if (observation.ObservedAt > at) continue;
            weak = Deciding(criterion, weak, observation);
            if (!observation.Evidence.ServesFor(criterion.Evidence)) continue;
            old = Deciding(criterion, old, observation);
            if (observation.ObservedAt > _oldest) deciding = Deciding(criterion, deciding, observation);
        }

        if (criterion.Evidence == EvidenceKind.Computed && (deciding is null || deciding.Days < criteria.ObservationDays))
        {
            return Finding(criterion, Outcome.NotMeasurable, new Reason { Kind = ReasonKind.TooFewDays, Criterion = criterion, Observation = deciding, Limit = criteria.ObservationDays });
        }

        if (deciding is not null) return Measured(criterion, deciding);
        if (old is not null)
        {
            return Finding(criterion, Outcome.NotHeld, new Reason { Kind = ReasonKind.EvidenceOutdated, Criterion = criterion, Observation = old, Limit = criteria.ValidityYears });
        }

        return Finding(criterion, Outcome.NotHeld, new Reason { Kind = weak is null ? ReasonKind.NoEvidence : ReasonKind.EvidenceTooWeak, Criterion = criterion, Observation = weak });
    }

    // The strongest evidence, of that the latest, of that the worst: no choice but the last looks at the value, so that a better value never decides for a worse one.
    private static Observation Deciding(Criterion criterion, Observation? one, Observation other)
    {
        if (one is null) return other;
        if (one.Evidence != other.Evidence) return one.Evidence > other.Evidence ? one : other;
        if (one.ObservedAt != other.ObservedAt) return one.ObservedAt > other.ObservedAt ? one : other;
        if (one.Days != other.Days) return one.Days < other.Days ? one : other;
        return (criterion.Better == Better.Higher ? one.Value <= other.Value : one.Value >= other.Value) ? one : other;
    }

    private static CriterionFinding Measured(Criterion criterion, Observation observation)
    {
        int level = criterion.LevelOf(observation.Value);
        var missing = level == CriteriaSet.TopLevel ? null : At(level + 1, ReasonKind.Missed);
        return new CriterionFinding
        {
            Criterion = criterion,
            Outcome = level == 0 ? Outcome.NotHeld : Outcome.Held,
            Level = level,
            Why = missing is { Level: 1 } ? missing : At(level, ReasonKind.Met),
            Missing = missing,
        };

        Reason At(int spokenOf, ReasonKind kind) => new()
        {
            Kind = kind,
            Criterion = criterion,
            Level = spokenOf,
            Threshold = criterion.Threshold(spokenOf),
            Observation = observation,
        };
    }

    private static CriterionFinding Finding(Criterion criterion, Outcome outcome, Reason why) =>
        new() { Criterion = criterion, Outcome = outcome, Level = 0, Why = why, Missing = why };
}
