using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Fills a store the way runs do: through the rules of the centre, one commit for each change.</summary>
internal sealed class Seed(MemoryStore store, TimeProvider clock)
{
    private readonly Dictionary<CentreId, (CentreState State, long Version)> _centres = [];

    public const string Run = "0198a000000070008000000000000001";

    public static NetworkDefinition Network(string id, string name = "A network") =>
        new() { Id = NetworkId.Parse(id), Name = name, Adapter = "tiers-lieux", Config = """{"source":"https://example.org/a.csv","token":"sesame"}""" };

    public static ListingKey Key(string network, string sourceId) =>
        ListingKey.TryCreate(NetworkId.Parse(network), sourceId, out var key) ? key : throw new ArgumentException("Not a key.", nameof(sourceId));

    public Task AddAsync(NetworkDefinition network) => ChangeAsync(network, version: 0);

    /// <param name="version">That of what is stored; 0 for nothing.</param>
    public async Task ChangeAsync(NetworkDefinition network, long version) =>
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = network.Id.Value,
            Writes = [new StateWrite(new StateKey(RowKinds.Network, network.Id.Value), version, JsonSerializer.SerializeToUtf8Bytes(new NetworkRecord { Definition = network }, ClusterJson.Default.NetworkRecord))],
            Events = [new EventWrite(new StateKey(RowKinds.Network, network.Id.Value), "{}"u8.ToArray())],
        });

    public async Task AddAsync(RunRecord run) =>
        await CommitAsync(run.Network.Value, new StateKey(RowKinds.Run, run.RowId), 0, JsonSerializer.SerializeToUtf8Bytes(run, ClusterJson.Default.RunRecord));

    /// <summary>What a run stores with a page.</summary>
    /// <param name="version">That of the record before.</param>
    public async Task StoreAsync(RunRecord run, long version) =>
        await CommitAsync(run.Network.Value, new StateKey(RowKinds.Run, run.RowId), version, JsonSerializer.SerializeToUtf8Bytes(run, ClusterJson.Default.RunRecord));

    public async Task AddAsync(string row, QuarantinedRecord record) =>
        await CommitAsync(record.Network.Value, new StateKey(RowKinds.Quarantine, row), 0, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.QuarantinedRecord));

    public async Task AddAsync(string network, string sourceId, Binding binding) =>
        await CommitAsync(network, new StateKey(RowKinds.Binding, $"{network}/{sourceId}"), 0, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding));

    public async Task AddAsync(Regrouping regrouping) =>
        await CommitAsync(IMatchingGrain.Key, Regrouping.KeyOf(regrouping.Id), 0, JsonSerializer.SerializeToUtf8Bytes(regrouping, ClusterJson.Default.Regrouping));

    public async Task AddAsync(Suggestion suggestion) => await store.CommitAsync(new StoreBatch { PartitionKey = suggestion.Network.Value, Writes = [suggestion.Write(version: 0)] });

    public async Task AddAsync(MatchReview review) =>
        await CommitAsync(IMatchingGrain.Key, new StateKey(RowKinds.MatchReview, review.Pair.RowId), 0, JsonSerializer.SerializeToUtf8Bytes(review, ClusterJson.Default.MatchReview));

    /// <summary>Asks the question no more, as after a decision.</summary>
    public async Task ForgetAsync(ListingPair pair)
    {
        var row = await store.ReadAsync(new StateKey(RowKinds.MatchReview, pair.RowId)) ?? throw new InvalidOperationException("There is no such question.");
        await store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = [new StateWrite(row.Key, row.Version, null)] });
    }

    /// <summary>Marks a binding as that of a listing that was let go.</summary>
    public async Task RemoveAsync(string network, string sourceId)
    {
        var row = await store.ReadAsync(new StateKey(RowKinds.Binding, $"{network}/{sourceId}")) ?? throw new InvalidOperationException("There is no such binding.");
        var binding = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) ?? throw new InvalidOperationException("The binding is empty.");
        await CommitAsync(network, row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(binding with { RemovedAt = clock.GetUtcNow() }, ClusterJson.Default.Binding));
    }

    public async Task AddAsync(DirectoryRecord directory) =>
        await CommitAsync("directory", new StateKey(RowKinds.Directory, "self"), 0, JsonSerializer.SerializeToUtf8Bytes(directory, ClusterJson.Default.DirectoryRecord));

    /// <summary>What a door's grain would have stored.</summary>
    public async Task AddAsync(CentreId centre, DoorRecord door) =>
        await CommitAsync(centre.Value, new StateKey(RowKinds.Door, centre.Value), 0, JsonSerializer.SerializeToUtf8Bytes(door, ClusterJson.Default.DoorRecord));

    /// <summary>Opens a centre with one listing.</summary>
    public Task<CentreId> OpenAsync(string network, string sourceId, ListingContent content) => PutAsync(CentreId.New(clock), network, sourceId, content);

    public Task<CentreId> PutAsync(CentreId id, string network, string sourceId, ListingContent content, ListingSource? source = null, params ImmutableArray<ListedLabel> foreignLabels) => ApplyAsync(id, new CentreCommand.PutListing
    {
        Key = Key(network, sourceId),
        At = clock.GetUtcNow(),
        Run = Run,
        Fence = 1,
        Content = content,
        ContentHash = ContentHash.Of(content, []),
        Source = source ?? new ListingSource { Adapter = "tiers-lieux@1.0.0", Licence = "etalab-2.0", Attribution = $"Source: {network}" },
        ForeignLabels = foreignLabels,
    });

    public Task<CentreId> MarkStaleAsync(CentreId id, string network, string sourceId) =>
        ApplyAsync(id, new CentreCommand.MarkStale { Key = Key(network, sourceId), At = clock.GetUtcNow(), Run = Run, Fence = 1 });

    public Task<CentreId> RemoveAsync(CentreId id, string network, string sourceId) =>
        ApplyAsync(id, new CentreCommand.RemoveListing { Key = Key(network, sourceId), At = clock.GetUtcNow(), Run = Run, Fence = 1 });

    /// <summary>Has the second centre take over a listing of the first.</summary>
    public async Task MoveAsync(CentreId from, CentreId to, string network, string sourceId)
    {
        var key = Key(network, sourceId);
        var listing = Find(from)?.Find(key) ?? throw new ArgumentException("It is not there.", nameof(sourceId));
        await ApplyAsync(to, new CentreCommand.AdoptListing { Key = key, At = clock.GetUtcNow(), Run = "regrouping", Fence = listing.Fence, Listing = listing, From = from });
        await ApplyAsync(from, new CentreCommand.ReleaseListing { Key = key, At = clock.GetUtcNow(), Run = "regrouping", Fence = listing.Fence, To = to });
    }

    public CentreState? Find(CentreId id) => _centres.TryGetValue(id, out var known) ? known.State : null;

    public static RunRecord RunOf(string network, string id, DateTimeOffset start, RunStatus status = RunStatus.Completed) => new()
    {
        Id = id,
        Network = NetworkId.Parse(network),
        Trigger = RunTrigger.Person,
        Status = status,
        StartedAt = start,
        EndedAt = status == RunStatus.Running ? null : start.AddSeconds(3),
        Counts = new RunCounts { Read = 10, New = 4, Changed = 3, Unchanged = 2, Quarantined = 1 },
        Adapter = "tiers-lieux@1.0.0",
        Problems = [new RunProblem("coordinates.range", IssueSeverity.Error, "row 7", "42", "/LAT", "The latitude 913 is out of range.")],
        ProblemCounts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("coordinates.range", 1)]),
    };

    public static QuarantinedRecord QuarantinedOf(string network, string id) => new()
    {
        Network = NetworkId.Parse(network),
        SourceId = id,
        Locator = $"row {id}",
        RawHash = id,
        Raw = Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"}}"),
        Issues = [Issue.Error("name.missing", "There is no name.", "/name")],
        Run = Run,
        Since = GatewayHost.Now,
    };

    private async Task<CentreId> ApplyAsync(CentreId id, CentreCommand command)
    {
        var (state, version) = _centres.GetValueOrDefault(id);
        var outcome = Centre.Apply(id, state, command);
        if (outcome is not { State: { } next, Change: { } change }) return id;
        var key = new StateKey(RowKinds.Centre, id.Value);
        await store.CommitAsync(new StoreBatch
        {
            PartitionKey = id.Value,
            Writes = [new StateWrite(key, version, JsonSerializer.SerializeToUtf8Bytes(next, ClusterJson.Default.CentreState)), .. CentrePast.Of(state, change) is { } past ? [past.Write()] : Array.Empty<StateWrite>()],
            Events = [new EventWrite(key, JsonSerializer.SerializeToUtf8Bytes(change.WithoutTexts(), ClusterJson.Default.CentreChange))],
        });
        _centres[id] = (next, version + 1);
        return id;
    }

    private async Task CommitAsync(string partition, StateKey key, long version, byte[] body) =>
        await store.CommitAsync(new StoreBatch { PartitionKey = partition, Writes = [new StateWrite(key, version, body)] });
}
