using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>One network has one run at a time, whichever silo is asked; a run whose silo dies is closed, and gone on with on another.</summary>
public sealed class TwoSilosTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Network_AskedOnBothSilosAtOnce_HasOneRun()
    {
        await using var cluster = new SyncCluster { Silos = 2 };
        await cluster.InitializeAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Workers.Script("asked", () => Gated(gate.Task, reached: null));
        await cluster.AddAsync("asked");

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => cluster.GrainFrom(number % 2, "asked").StartRun(RunOrder.Sync(RunTrigger.Person))));
        gate.SetResult();

        Assert.Single(starts, start => !start.AlreadyRunning);
        Assert.Single(starts.Select(start => start.Run).Distinct());
    }

    [Fact]
    public async Task Run_WhoseSiloDies_IsClosedAndGoneOnWithOnTheOther()
    {
        await using var cluster = new SyncCluster { Silos = 2 };
        await cluster.InitializeAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Workers.Script("killed", () => Gated(gate.Task, reached));
        await cluster.AddAsync("killed");
        string run = (await cluster.Grain("killed").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        await cluster.KillDriverAsync(run);
        cluster.Workers.Script("killed", ("1", """{"name":"Un"}"""), ("2", """{"name":"Deux"}"""), ("3", """{"name":"Trois"}"""));

        var next = await cluster.RunAsync("killed", RunOrder.Sync(RunTrigger.Person));

        // The old driver, if it lives on somewhere, is fenced off: its next commit fails, and what it meant to write is not there.
        gate.SetResult();
        Assert.Equal((RunStatus.Completed, run, 1), (next.Status, next.BegunBy, next.PagesBefore));
        var closed = await cluster.Archive.RunAsync(NetworkId.Parse("killed"), run, Token);
        Assert.Equal((RunStatus.Interrupted, 1), (closed?.Status, closed?.Counts.Pages));
        Assert.Empty(await cluster.Store.ScanAsync("binding", "killed/late", Token).ToListAsync(Token));
    }

    private static async IAsyncEnumerable<Page> Gated(Task gate, TaskCompletionSource? reached)
    {
        yield return new Page { Records = [Record("1", "Un"), Record("2", "Deux")], NextCursor = "2" };
        reached?.SetResult();
        await gate;
        yield return new Page { Records = [Record("late", "Trop tard")], NextCursor = "3", EndOfSnapshot = true };
    }

    private static SourceRecord Record(string id, string name) => new() { SourceId = id, Raw = System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{name}}"}""") };
}
