using System.Collections.Concurrent;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Cluster.Tests.Storage;
using Federation.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Tests.Sync.Pushing;

/// <summary>What becomes of a listing that a network sent, between its acknowledgement and the end of the run that reads it.</summary>
public sealed class PushGrainTests : IAsyncLifetime
{
    private const string PushedAlone = """{"source":"push:"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly SyncCluster _cluster;

    public PushGrainTests() => _cluster = new SyncCluster { Services = services => services.Configure<PushOptions>(options => options.Folder = _folder.File("pushed")) };

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Push_IsReadByARunOfItsOwn_AndLetGo()
    {
        var read = new ConcurrentQueue<string>();
        _cluster.Workers.Script("own", () =>
        {
            read.Enqueue(File.ReadAllText(_cluster.Workers.Assignments.Last().Pushed?.Path ?? ""));
            return ScriptedWorkers.Pages([("1", """{"name":"Avant","lat":1.0,"lon":1.0}""")], 2);
        });
        await _cluster.AddAsync("own", config: PushedAlone);

        var (answer, file) = await PushAsync("own", "list-1", "the list");
        var run = await _cluster.EndOfAsync("own", answer.Run!); // it was taken

        Assert.Equal(PushOutcome.Taken, answer.Outcome);
        Assert.Equal((RunStatus.Completed, RunTrigger.Push, file, 1), (run.Status, run.Trigger, run.Pushed, run.Counts.New));
        Assert.Equal("the list", Assert.Single(read));
        await SettledAsync("own");
        Assert.Empty(Left());

        // The same again, and another body under its id.
        Assert.Equal(new PushAnswer(PushOutcome.Known, answer.Run), (await PushAsync("own", "list-1", "the list")).Answer);
        Assert.Equal(PushOutcome.OtherBody, (await PushAsync("own", "list-1", "another")).Answer.Outcome);
        Assert.Single(read);

        // A run without anything pushed reads nothing and leaves all as it is.
        var idle = await _cluster.RunAsync("own", RunOrder.Sync(RunTrigger.Schedule));
        Assert.Equal((RunStatus.Completed, new RunCounts(), run.WholeReadAt), (idle.Status, idle.Counts, idle.UnchangedSince));
        Assert.Single(read);
    }

    [Fact]
    public async Task Push_WhileARunIsUnderWay_IsRefusedAndChangesNothing()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Workers.Script("busy", () => HeldAsync(go.Task));
        await _cluster.AddAsync("busy");
        var run = await _cluster.Grain("busy").StartRun(RunOrder.Sync(RunTrigger.Person));

        Assert.Equal(PushOutcome.Busy, (await PushAsync("busy", "list-1", "the list")).Answer.Outcome);

        go.SetResult();
        var ended = await _cluster.EndOfAsync("busy", run.Run!); // the network is known
        Assert.Null(ended.Pushed);
        await SettledAsync("busy");
        var later = await PushAsync("busy", "list-1", "the list");
        Assert.Equal(PushOutcome.Taken, later.Answer.Outcome);
        await _cluster.EndOfAsync("busy", later.Answer.Run!); // as above
    }

    [Fact]
    public async Task Push_WhoseRunFailsInPassing_WaitsForAnotherTry_AndIsOvertakenByTheNext()
    {
        bool isUnwell = true;
        _cluster.Workers.Script("unwell", () => isUnwell ? throw new AdapterException(FailureKind.Transient, "worker.crashed", "It crashed.") : ScriptedWorkers.Pages([("1", """{"name":"Avant","lat":1.0,"lon":1.0}""")], 2));
        await _cluster.AddAsync("unwell", config: PushedAlone);

        var (answer, file) = await PushAsync("unwell", "list-1", "the list");
        var failed = await _cluster.EndOfAsync("unwell", answer.Run!); // it was taken
        await SettledAsync("unwell");
        Assert.Equal((RunStatus.Failed, file), (failed.Status, failed.Pushed));
        Assert.NotNull(failed.RetryAt);
        Assert.Equal([file], Left());

        var (second, other) = await PushAsync("unwell", "list-2", "a newer list");
        await _cluster.EndOfAsync("unwell", second.Run!); // as above
        await SettledAsync("unwell");
        Assert.Equal([other], Left());

        // Sent again, it is read at once.
        isUnwell = false;
        Assert.Equal(PushOutcome.Known, (await PushAsync("unwell", "list-2", "a newer list")).Answer.Outcome);
        var last = (await _cluster.Archive.RunsAsync(NetworkId.Parse("unwell"), 1, TestContext.Current.CancellationToken))[0];
        last = await _cluster.EndOfAsync("unwell", last.Id);
        Assert.Equal((RunStatus.Completed, other), (last.Status, last.Pushed));
        await SettledAsync("unwell");
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Push_WhoseRunFailsForGood_IsLetGo()
    {
        _cluster.Workers.Script("spoilt", () => throw new AdapterException(FailureKind.SourceChanged, "csv.no-header", "It is no list."));
        await _cluster.AddAsync("spoilt", config: PushedAlone);

        var (answer, _) = await PushAsync("spoilt", "list-1", "no list");
        var failed = await _cluster.EndOfAsync("spoilt", answer.Run!); // it was taken
        await SettledAsync("spoilt");

        Assert.Equal((RunStatus.Failed, null), (failed.Status, failed.RetryAt));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task RenewPushKey_CountsUp_AndIsNobodysForANetworkThatIsNotThere()
    {
        await _cluster.AddAsync("keys");

        Assert.Equal(1, (await _cluster.Grain("keys").RenewPushKey())?.Generation);
        Assert.Equal(2, (await _cluster.Grain("keys").RenewPushKey())?.Generation);
        Assert.Null(await _cluster.Grain("nobody").RenewPushKey());
        Assert.Equal(PushOutcome.Unknown, (await PushAsync("nobody", "list-1", "x")).Answer.Outcome);
    }

    private async Task<(PushAnswer Answer, string File)> PushAsync(string network, string id, string list)
    {
        var folder = _cluster.Service<PushFolder>();
        await using (var stream = folder.Begin(out string file))
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(list);
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await _cluster.Grain(network).Push(new PushOrder(id, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), new PushedListing { File = file, MediaType = "text/csv", Bytes = bytes.Length, At = TimeProvider.System.GetUtcNow() }));
            folder.Drop(file);
            return (answer, file);
        }
    }

    /// <summary>Once this is answered, the grain has heard of every run that was over.</summary>
    private async Task SettledAsync(string network) => await _cluster.Grain(network).GetDefinition();

    private IEnumerable<string> Left() => Directory.EnumerateFiles(_folder.File("pushed"), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

    private static async IAsyncEnumerable<Page> HeldAsync(Task go)
    {
        await go;
        await foreach (var page in ScriptedWorkers.Pages([("1", """{"name":"Avant","lat":1.0,"lon":1.0}""")], 2)) yield return page;
    }
}
