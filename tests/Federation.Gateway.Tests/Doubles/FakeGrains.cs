using System.Collections.Concurrent;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.GraphQL;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Grains that remember what was asked of them.</summary>
internal sealed class FakeGrains(Seed seed, MemoryStore store, TimeProvider clock) : IDirectoryGrains
{
    private readonly ConcurrentDictionary<NetworkId, FakeNetwork> _networks = new();
    private readonly ConcurrentDictionary<CentreId, FakeDoor> _doors = new();

    private readonly ConcurrentDictionary<CentreId, FakeControl> _controls = new();

    public FakeNetwork this[string network] => _networks.GetOrAdd(NetworkId.Parse(network), _ => new FakeNetwork());

    public ICentreGrain Centre(CentreId id) => new FakeCentre(seed.Find(id));

    public INetworkGrain Network(NetworkId id) => this[id.Value];

    public ILabelGrain Label(CentreId id) => new FakeLabel(id, store, clock);

    public IControlGrain Control(CentreId centre) => _controls.GetOrAdd(centre, id => new FakeControl(id, seed, store, clock));

    public IAssessmentGrain Assessments(CentreId centre) => new FakeAssessments(centre, seed, store, clock);

    /// <summary>How many doors somebody asked for.</summary>
    public int Doors => _doors.Count;

    public FakeDoor DoorOf(CentreId centre) => _doors.GetOrAdd(centre, id => new FakeDoor(id));

    /// <summary>Where doors are real; null where they are not.</summary>
    public IGrainFactory? Silo { get; set; }

    public IDoorGrain Door(CentreId centre) => Silo?.GetGrain<IDoorGrain>(centre.Value) ?? DoorOf(centre);

    private readonly ConcurrentDictionary<NetworkId, FakeHosting> _hosting = new();

    public IHostingGrain Hosting(NetworkId network) => Silo?.GetGrain<IHostingGrain>(network.Value) ?? _hosting.GetOrAdd(network, id => new FakeHosting(id));

    public FakeMatching Told { get; } = new();

    public IMatchingGrain Matching() => Told;

    public IWebhookGrain Webhook(WebhookId id) => new FakeWebhook(id, store, clock);

    public IWebhookDeskGrain WebhookDesk(NetworkId network) => new FakeWebhook.Desk(network, store, clock);

    public IClearingGrain Clearing() => new FakeClearing(store, clock);

    public IReviewGrain Reviews() => new FakeReviews(store, clock);

    public FakeSuggestions Suggested { get; } = new();

    public ISuggestionGrain Suggestions(NetworkId network)
    {
        Suggested.Network = network;
        return Suggested;
    }

    /// <summary>True when no network grain was asked to do anything.</summary>
    public bool Untouched => _networks.Values.All(network => network is { Definition: null, Started: 0, Cancelled: null }) && Told.Order is null && Suggested.Order is null;

    private sealed class FakeCentre(CentreState? state) : ICentreGrain
    {
        public Task<CentreChange?> Apply(CentreCommand command) => throw new NotSupportedException("The gateway only reads centres.");

        public Task<CentreState?> Get() => Task.FromResult(state);
    }
}

internal sealed class FakeNetwork : INetworkGrain
{
    public NetworkDefinition? Definition { get; set; }

    public RunStart Start { get; set; } = new(null, false);

    public int Started { get; private set; }

    /// <summary>What the last run was asked to do; null where none was started.</summary>
    public RunOrder? Order { get; private set; }

    public string? Cancelled { get; private set; }

    public Task<NetworkDefinition?> GetDefinition() => Task.FromResult(Definition);

    public Task<IReadOnlyList<string>> Configure(NetworkDefinition definition)
    {
        var problems = definition.Problems().ToList();
        if (problems.Count == 0) Definition = definition;
        return Task.FromResult<IReadOnlyList<string>>(problems);
    }

    /// <summary>Who added it; null where nobody did by name.</summary>
    public string? AddedBy { get; private set; }

    public Task<IReadOnlyList<string>> Add(NetworkDefinition definition, string by)
    {
        AddedBy = by;
        return Configure(definition);
    }

    public Task<RunStart> StartRun(RunOrder order)
    {
        Started++;
        Order = order;
        return Task.FromResult(Start);
    }

    public Task<bool> CancelRun(string run)
    {
        Cancelled = run;
        return Task.FromResult(Start.Run == run);
    }

    /// <summary>What came of pushes, as the grain's rule has it.</summary>
    public PushState Pushes { get; private set; } = new();

    /// <summary>Whether a run of it is under way.</summary>
    public bool IsUnderWay { get; set; }

    public Task<PushAnswer> Push(PushOrder order)
    {
        var answer = Pushes.Judge(order, order.Listing.At);
        if (answer.Outcome != PushOutcome.Taken) return Task.FromResult(answer);
        if (IsUnderWay) return Task.FromResult(new PushAnswer(PushOutcome.Busy, null));
        string run = Guid.CreateVersion7(order.Listing.At).ToString("N");
        Pushes = Pushes.Take(order, run, order.Listing.At);
        return Task.FromResult(new PushAnswer(PushOutcome.Taken, run));
    }

    public Task<PushKey?> RenewPushKey() => Task.FromResult(Definition is null ? null : new PushKey(1, default));

    public Task RunEnded(string run) => throw new NotSupportedException("The gateway drives no runs.");
}
