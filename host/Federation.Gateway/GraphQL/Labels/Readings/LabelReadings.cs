using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Traces;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Labels;
using Federation.Registry.Readings;
using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Labels.Readings;

/// <summary>Reads centres in plain words, from what the loaders of a query read of many at once.</summary>
internal static class LabelReadings
{
    /// <summary>A value of the reading of a centre, or the promise of it: both are what a resolver may return.</summary>
    public static object? Of(CentreNode node, DirectoryContext directory)
    {
        // Asked for before the centre is there, so that they are read with those of other centres.
        var traces = directory.Traces.Load(node.Id);
        var label = directory.Labels.Load(node.Id);
        var criteria = directory.Criteria;
        return node.Get(directory, centre => traces.Select(seen => label.Select(history => criteria.Select(versions => Applications(directory, history).Select(applications =>
            Of(centre, seen, history, Under(versions, [history], directory.Now), directory.Now) with { Basis = LabelBases.Of(history, applications, versions, directory.Now) })))));
    }

    private static IDataLoaderResult<IReadOnlyList<AssessmentView>> Applications(DirectoryContext directory, LabelHistory history) =>
        LabelBases.NeedsApplication(history, directory.Now) ? directory.Assessments.Load(history.Centre) : DataLoaderResults.Of<IReadOnlyList<AssessmentView>>([]);

    public static LabelReading Of(MergedCentre centre, CentreTraces traces, LabelHistory label, CriteriaSet criteria, DateTimeOffset at) =>
        LabelReading.Of(PreAssessment.Of(centre, traces, criteria).Evaluation, label.Label, at);

    /// <summary>The criteria by which centres are told: those under which all of their labels that are not over were awarded, so that every award is told in its own words; otherwise, and where there is no such label, those in force.</summary>
    public static CriteriaSet Under(CriteriaVersions versions, IEnumerable<LabelHistory> labels, DateTimeOffset at)
    {
        var awarded = labels.Select(history => history.Label).Where(label => label.StateAt(at) is LabelState.Awarded or LabelState.Suspended).Select(label => label.Award?.CriteriaVersion).Distinct().ToList();
        return versions.Under(awarded.Count == 1 ? awarded[0] : null, at);
    }
}
