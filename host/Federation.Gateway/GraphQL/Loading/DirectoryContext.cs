using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>
/// What belongs to one query: the version of the index it sees from start to end, its loaders, who asks, and how much it may still answer.
/// </summary>
internal sealed class DirectoryContext(DirectoryReaders readers, IndexSnapshot index, Caller caller, string traceId, ResultBudget budget) : Dictionary<string, object?>
{
    public IndexSnapshot Index => index;

    public Caller Caller => caller;

    /// <summary>Names the request in our log.</summary>
    public string TraceId => traceId;

    public ResultBudget Budget => budget;

    public BatchLoader<CentreId, MergedCentre?> Centres { get; } = new(readers.CentresAsync);

    public BatchLoader<NetworkId, NetworkDefinition?> Networks { get; } = new(readers.NetworksAsync);

    public BatchLoader<CentreId, LabelHistory> Labels { get; } = new(readers.LabelsAsync);

    /// <summary>Whom centres admit.</summary>
    public BatchLoader<CentreId, AdmissionRules?> Admissions { get; } = new(readers.AdmissionsAsync);

    /// <summary>When sources were last read; whatever the centre.</summary>
    public BatchLoader<CentreId, SourceReadings> Readings { get; } = new(readers.ReadingsAsync);

    /// <summary>All runs of a network, newest first.</summary>
    public BatchLoader<NetworkId, IReadOnlyList<RunRecord>> RunsOfNetwork { get; } = new(readers.RunsOfNetworksAsync);

    public BatchLoader<(NetworkId Network, string Run), RunRecord?> Runs { get; } = new(readers.RunsAsync);
}
