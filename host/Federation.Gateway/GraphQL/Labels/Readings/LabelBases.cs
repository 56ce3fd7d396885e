using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Evaluations;
using Federation.Registry.Readings;

namespace Federation.Gateway.GraphQL.Labels.Readings;

/// <summary>Tells on what a label stands, from its history and the application that it came of. Pure.</summary>
internal static class LabelBases
{
    /// <summary>Whether an application has to be looked at for it.</summary>
    public static bool NeedsApplication(LabelHistory history, DateTimeOffset at) => history.Label.HeldAt(at) is not null && history.Events.LastOrDefault(happened => happened.Award is not null)?.Assessment is not null;

    /// <summary>Null where no label is held.</summary>
    /// <param name="applications">Those of the centre; only the one that the label came of is looked at.</param>
    public static LabelBasis? Of(LabelHistory history, IReadOnlyList<AssessmentView> applications, CriteriaVersions versions, DateTimeOffset at)
    {
        if (history.Events.LastOrDefault(happened => happened.Award is not null) is not { Award: { } award } awarded) return null;
        var observations = applications.FirstOrDefault(view => view.Assessment.Subject.Id == awarded.Assessment)?.Assessment.Observations;
        var criteria = versions.Find(award.CriteriaVersion)?.Criteria;
        return LabelBasis.Of(history.Label, awarded, observations is null || criteria is null ? null : Evaluation.Of(criteria, observations, award.AwardedAt), at);
    }
}
