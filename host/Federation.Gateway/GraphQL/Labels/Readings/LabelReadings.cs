using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
using Federation.Registry.Readings;

namespace Federation.Gateway.GraphQL.Labels.Readings;

/// <summary>Reads centres in plain words, from what the loaders of a query read of many at once.</summary>
internal static class LabelReadings
{
    /// <summary>A value of the reading of a centre, or the promise of it: both are what a resolver may return.</summary>
    public static object? Of(CentreNode node, DirectoryContext directory)
    {
        // Asked for before the centre is there, so that they are read with those of other centres.
        var readings = directory.Readings.Load(node.Id);
        var label = directory.Labels.Load(node.Id);
        return node.Get(directory, centre => readings.Select(read => label.Select(history => Of(centre, read, history, directory.Now))));
    }

    public static LabelReading Of(MergedCentre centre, SourceReadings readings, LabelHistory label, DateTimeOffset at) =>
        LabelReading.Of(PreAssessment.Of(centre, readings, CriteriaSet.Current).Evaluation, label.Label, at);
}
