using Federation.Cluster.Labels.Assessments;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;

namespace Federation.Gateway.GraphQL.Assessments;

/// <summary>Asks an application what would be against a command, before anything is done for it. The grain decides again. Pure.</summary>
internal static class AssessmentProbe
{
    /// <summary>Null where nothing is.</summary>
    /// <param name="command">One that the criteria have no say in.</param>
    public static AssessmentRefusal? Against(AssessmentView view, AssessmentCommand command, DateTimeOffset now)
    {
        var assessment = view.Assessment;
        return assessment.Decide(command with { At = now < assessment.ChangedAt ? assessment.ChangedAt : now }, CriteriaSet.First).Refusal;
    }
}
