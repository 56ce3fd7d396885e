using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Gateway.GraphQL.Networks;
using Federation.Registry.Criteria.Versions;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>How the loaders of a query read their batches. Thread safe.</summary>
internal sealed class DirectoryReaders(CentreArchive centres, SyncArchive sync, LabelArchive labels, AssessmentArchive assessments, DoorArchive doors, MatchingArchive matching, PairExplainer explainer, PreAssessor assessor, CriteriaArchive criteria, NetworkMeasurer measurer)
{
    public Task<IReadOnlyList<MergedCentre?>> CentresAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) =>
        centres.ReadAsync(ids, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<CentreChange>>> HistoriesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) => centres.HistoriesAsync(ids, cancellationToken);

    public Task<IReadOnlyList<CentrePast?>> PastsAsync(IReadOnlyList<(CentreId Centre, long Number)> changes, CancellationToken cancellationToken) => centres.PastAsync(changes, cancellationToken);

    public Task<IReadOnlyList<Regrouping?>> RegroupingsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => matching.RegroupingsAsync(ids, cancellationToken);

    public Task<IReadOnlyList<LabelHistory>> LabelsAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) => labels.ReadAsync(ids, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<AssessmentView>>> AssessmentsAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) => assessments.OfAsync(ids, cancellationToken);

    public Task<IReadOnlyList<DoorTerms>> DoorsAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) => doors.ReadAsync(ids, cancellationToken);

    public Task<IReadOnlyList<CentreTraces>> TracesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken) => assessor.TracesAsync(ids, cancellationToken);

    /// <summary>The same for all who ask.</summary>
    public async Task<IReadOnlyList<CriteriaVersions>> CriteriaAsync<TKey>(IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
        [.. Enumerable.Repeat(await criteria.ReadAsync(cancellationToken), keys.Count)];

    public async Task<IReadOnlyList<NetworkDefinition?>> NetworksAsync(IReadOnlyList<NetworkId> ids, CancellationToken cancellationToken)
    {
        // There are few networks: reading all of them costs one scan.
        var all = (await sync.NetworksAsync(cancellationToken)).ToDictionary(network => network.Id);
        return [.. ids.Select(id => all.GetValueOrDefault(id))];
    }

    public async Task<IReadOnlyList<IReadOnlyList<RunRecord>>> RunsOfNetworksAsync(IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        var runs = new List<IReadOnlyList<RunRecord>>(networks.Count);
        foreach (var network in networks) runs.Add(await sync.RunsAsync(network, NetworkType.MostRuns, cancellationToken));
        return runs;
    }

    /// <summary>What each network's listings come to; null for a network that is not there.</summary>
    public async Task<IReadOnlyList<NetworkMeasures?>> MeasuresAsync(IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        var measures = new List<NetworkMeasures?>(networks.Count);
        foreach (var (definition, runs) in (await NetworksAsync(networks, cancellationToken)).Zip(await RunsOfNetworksAsync(networks, cancellationToken))) measures.Add(definition is null ? null : await measurer.OfAsync(definition, runs, cancellationToken));
        return measures;
    }

    public Task<IReadOnlyList<RunRecord?>> RunsAsync(IReadOnlyList<(NetworkId Network, string Run)> keys, CancellationToken cancellationToken) => sync.RunsAsync(keys, cancellationToken);

    public Task<IReadOnlyList<JudgedPair?>> JudgedAsync(IReadOnlyList<ListingPair> pairs, CancellationToken cancellationToken) => explainer.ExplainAsync(pairs, cancellationToken);
}
