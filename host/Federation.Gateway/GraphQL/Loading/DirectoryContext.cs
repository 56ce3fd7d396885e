using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Identity.Access;
using Federation.Registry.Criteria.Versions;
using GraphQL.DataLoader;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>
/// What belongs to one query: the version of the index it sees from start to end, its loaders, who asks, and how much it may still answer.
/// </summary>
internal sealed class DirectoryContext(DirectoryReaders readers, IndexSnapshot index, DateTimeOffset now, Caller caller, string traceId, ResultBudget budget) : Dictionary<string, object?>
{
    private readonly BatchLoader<string, CriteriaVersions> _criteria = new(readers.CriteriaAsync);

    public IndexSnapshot Index => index;

    /// <summary>The moment that the query is answered at, from start to end.</summary>
    public DateTimeOffset Now => now;

    public Caller Caller => caller;

    /// <summary>Names the request in our log.</summary>
    public string TraceId => traceId;

    public ResultBudget Budget => budget;

    /// <summary>The last event that the caller had of a subscription before its connection broke; null where this is no such return.</summary>
    public string? LastEvent { get; init; }

    public BatchLoader<CentreId, MergedCentre?> Centres { get; } = new(readers.CentresAsync);

    /// <summary>Their versions, newest first.</summary>
    public BatchLoader<CentreId, IReadOnlyList<CentreChange>> Histories { get; } = new(readers.HistoriesAsync);

    /// <summary>Single changes of centres by their numbers, with what was said before and after; null where that is not kept.</summary>
    public BatchLoader<(CentreId Centre, long Number), CentrePast?> Pasts { get; } = new(readers.PastsAsync);

    public BatchLoader<string, Regrouping?> Regroupings { get; } = new(readers.RegroupingsAsync);

    public BatchLoader<NetworkId, NetworkDefinition?> Networks { get; } = new(readers.NetworksAsync);

    public BatchLoader<CentreId, LabelHistory> Labels { get; } = new(readers.LabelsAsync);

    /// <summary>All applications for the labels of centres, whomever they concern.</summary>
    public BatchLoader<CentreId, IReadOnlyList<AssessmentView>> Assessments { get; } = new(readers.AssessmentsAsync);

    /// <summary>Whom centres admit, and who was made the keeper of their doors.</summary>
    public BatchLoader<CentreId, DoorTerms> Doors { get; } = new(readers.DoorsAsync);

    /// <summary>What the directory has seen of centres.</summary>
    public BatchLoader<CentreId, CentreTraces> Traces { get; } = new(readers.TracesAsync);

    /// <summary>Every published version of the criteria.</summary>
    public IDataLoaderResult<CriteriaVersions> Criteria => _criteria.Load("");

    /// <summary>All runs of a network, newest first.</summary>
    public BatchLoader<NetworkId, IReadOnlyList<RunRecord>> RunsOfNetwork { get; } = new(readers.RunsOfNetworksAsync);

    /// <summary>What the listings of networks come to: one scan for each, kept between queries. Null for a network that is not there.</summary>
    public BatchLoader<NetworkId, NetworkMeasures?> Measures { get; } = new(readers.MeasuresAsync);

    /// <summary>What two listings come to as they are now; null where one of them is gone.</summary>
    public BatchLoader<ListingPair, JudgedPair?> Judged { get; } = new(readers.JudgedAsync);

    public BatchLoader<(NetworkId Network, string Run), RunRecord?> Runs { get; } = new(readers.RunsAsync);

    /// <summary>The network that keeps the door of a centre; null where none does, or the directory does not have the centre.</summary>
    public IDataLoaderResult<NetworkId?> KeeperOf(CentreId centre) => Doors.Load(centre).Select(door => KeeperOf(centre, door.Keeper));

    /// <summary>The same, where it is known which network was made its keeper.</summary>
    public NetworkId? KeeperOf(CentreId centre, NetworkId? stored) => DoorKeeper.Of(stored, index.Find(centre)?.Networks ?? []);
}
