using System.Globalization;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Three hosts as real processes over one store, people who ask all of them meanwhile, and a fault. Afterwards the history is held against what is promised.</summary>
public sealed class HostFaultTests(ITestOutputHelper output)
{
    private const int Seed = 20121009;
    private const int People = 6;
    private const int Hosts = 3;

    private const string FakedClock = "/usr/$LIB/faketime/libfaketimeMT.so.1";

    private const int Calls = 800;

    /// <summary>A new server takes some forty, and there has to be room for what the hosts write first.</summary>
    private const int DiskMegabytes = 160;

    [Fact]
    public Task HostKilled_NothingThatWasConfirmedIsLost() => LiveThroughAsync("SIGKILL", gone: 1, async cluster =>
    {
        await cluster.KillAsync(1);
        return () => cluster.RestartAsync(1);
    });

    /// <summary>The others give it up, and go on without it; what it still writes when it wakes is refused.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public Task HostThatStandsStill_IsGivenUp_AndNothingIsLost() => LiveThroughAsync("SIGSTOP for 60 s", gone: 1, async cluster =>
    {
        cluster[1].Process.StandStill();
        await Condition.HoldsAsync(
            async () =>
            {
                var seen = (await cluster[0].Client.AskAsync("{ operations { cluster { silos { activations } } } }", token: cluster.TokenOf(0))).GetProperty("operations").GetProperty("cluster").GetProperty("silos").EnumerateArray();
                return seen.Count(silo => silo.GetProperty("activations").ValueKind == JsonValueKind.Number) == Hosts - 1;
            },
            "One that does not answer hides the others.");
        await Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken); // the fault itself, and no wait for anything
        return async () =>
        {
            // It learns that it was given up, and ends, for whoever started it to start it again.
            cluster[1].Process.GoOn();
            await cluster.EndsAsync(1);
            await cluster.RestartAsync(1);
        };
    });

    [Fact]
    [Trait("Category", "Long")]
    public async Task DatabaseThatCrashes_ComesBack_AndNothingThatWasConfirmedIsLost()
    {
        var database = await PostgresServer.StartAsync();
        await LiveThroughAsync("PostgreSQL crashes and starts again", gone: -1, store: database, fault: async _ =>
        {
            await database.StopAsync();
            await database.StartAgainAsync();
            return () => Task.CompletedTask;
        });
    }

    /// <summary>What is to be written is refused, or ends the server where its log has no room; every host tells of centres meanwhile.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task DatabaseWithoutRoom_RefusesWhatIsToBeWritten_AndNothingThatWasConfirmedIsLost()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("federation-disk-").FullName;
        try
        {
            await using var disk = await SmallDisk.MountAsync(folder, DiskMegabytes);
            var database = await PostgresServer.StartAsync(disk: (folder, disk.In("/")));
            await LiveThroughAsync("PostgreSQL has no room", gone: -1, store: database, fault: async cluster =>
            {
                var networks = (await cluster[0].Client.AskAsync("{ networks { key } }")).GetProperty("networks").EnumerateArray().Select(network => Text(network, "key")).ToList();
                int turn = 0;
                disk.Fill();
                await Condition.HoldsAsync(
                    async () =>
                    {
                        int host = turn % cluster.Count;
                        var answer = await cluster[host].Client.PostAsync("mutation($network: ID!) { startRun(network: $network) { __typename } }", new { network = networks[turn++ % networks.Count] }, cluster.TokenOf(host));
                        if (!answer.TryGetProperty("errors", out var errors) || Text(errors[0].GetProperty("extensions"), "code") != "STORE_UNAVAILABLE") return false;
                        // Where its log has no room the server ends, and nobody is told why.
                        return (errors[0].GetProperty("extensions").TryGetProperty("problem", out var problem) && problem.GetString() == "store.full") || database.HasLogged("PANIC");
                    },
                    "Nothing that was to be written was refused for want of room.");
                Assert.True(database.HasLogged("No space left on device"));
                for (int host = 0; host < cluster.Count; host++)
                {
                    var read = await cluster[host].Client.AskAsync("{ centres(first: 3) { nodes { name } } }");
                    Assert.Equal(3, read.GetProperty("centres").GetProperty("nodes").GetArrayLength());
                }

                disk.MakeRoom();
                await database.ComesUpAsync();
                return () => Task.CompletedTask;
            });
        }
        finally
        {
            System.IO.Directory.Delete(folder);
        }
    }

    /// <summary>The same over tables and blobs. Their emulator takes its time, so that less is asked for.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task HostKilledOverAzure_NothingThatWasConfirmedIsLost()
    {
        await LiveThroughAsync("SIGKILL over Azurite", gone: 1, store: await AzureStore.StartAsync(), calls: Calls / 4, fault: async cluster =>
        {
            await cluster.KillAsync(1);
            return () => cluster.RestartAsync(1);
        });
    }

    /// <summary>The cable of a host is pulled: it reaches neither the others nor the database, and nobody is told.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task HostThatIsCutOff_IsGivenUp_AndNothingIsLost()
    {
        var network = await TestNetwork.MakeAsync(Hosts + 1);
        await LiveThroughAsync("Cut off from all", gone: 1, network: network, fault: async cluster =>
        {
            await network.CutOffAsync(1);
            await cluster.IsGivenUpAsync(1);
            return async () =>
            {
                await network.JoinAsync(1);
                await cluster.EndsAsync(1);
                await cluster.RestartAsync(1);
            };
        });
    }

    /// <summary>
    /// A host loses the others and keeps the database and those who ask it. Until it learns that it was given up it goes on with centres that the others have taken over: what it writes of them is held against the version that is stored.
    /// </summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task HostThatLosesTheOthers_WritesNothingOverWhatTheyWrote()
    {
        var network = await TestNetwork.MakeAsync(Hosts + 1);
        await LiveThroughAsync("Parted from the other hosts", gone: 1, network: network, fault: async cluster =>
        {
            foreach (int other in (int[])[0, 2]) await network.PartAsync(1, other);
            return async () =>
            {
                await cluster.EndsAsync(1);
                foreach (int other in (int[])[0, 2]) await network.ReconcileAsync(1, other);
                await cluster.RestartAsync(1);
            };
        });
    }

    /// <summary>All connections between hosts, to the database and of those who ask are ended, again and again.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task ConnectionsThatAreReset_AreMadeAnew_AndNothingIsLost()
    {
        var network = await TestNetwork.MakeAsync(Hosts + 1);
        int reset = 0;
        await LiveThroughAsync("Connections reset", gone: -1, network: network, fault: async cluster =>
        {
            for (int round = 0; round < 10; round++)
            {
                for (int machine = 0; machine <= Hosts; machine++) reset += await network.ResetAsync(machine);
            }

            return () => Task.CompletedTask;
        });
        Assert.True(reset > 10 * Hosts, $"Only {reset} connections were reset.");
    }

    /// <summary>A host's clock goes an hour ahead, and then to an hour ago.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public async Task HostWhoseClockJumps_GoesOn_AndNothingIsLost()
    {
        using var folder = new TestFolder();
        string clock = folder.Write("clock", "+0");
        var variables = new Dictionary<string, string> { ["LD_PRELOAD"] = FakedClock, ["FAKETIME_TIMESTAMP_FILE"] = clock, ["FAKETIME_NO_CACHE"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" };
        await LiveThroughAsync("Clock jumps", gone: -1, variables: new Dictionary<int, IReadOnlyDictionary<string, string>> { [1] = variables }, fault: async cluster =>
        {
            await File.WriteAllTextAsync(clock, "+1h", TestContext.Current.CancellationToken);
            return () => File.WriteAllTextAsync(clock, "-1h", TestContext.Current.CancellationToken);
        });
    }

    /// <param name="gone">The number of the host that is not looked at; -1 for none.</param>
    /// <param name="fault">Does it, and gives what undoes it.</param>
    /// <param name="network">That the hosts run on; null for this machine.</param>
    /// <param name="variables">Of single hosts; null for none.</param>
    /// <param name="store">Ended with it; null for a PostgreSQL.</param>
    /// <param name="calls">How many are answered before the fault, during it, and after it.</param>
    private async Task LiveThroughAsync(string what, int gone, Func<HostCluster, Task<Func<Task>>> fault, TestNetwork? network = null, IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>>? variables = null, ISharedStore? store = null, int calls = Calls)
    {
        store ??= await PostgresServer.StartAsync(network is null ? null : (network, Hosts));
        await using var cluster = await HostCluster.StartAsync(Hosts, store, network, variables);
        var (centres, networks) = await PrepareAsync(cluster);
        using var phone = await MemberPhone.JoinAsync(cluster, centres[0]);
        using var client = new HistoryClient(cluster, [.. centres.Skip(1)], networks, People, Seed, phone);
        using var end = new CancellationTokenSource();
        var work = client.WorkAsync(end.Token);
        await client.AnsweredAsync(calls, gone: -1);

        var moment = client.Now;
        var undo = await fault(cluster);
        if (gone >= 0) await cluster.IsGivenUpAsync(gone);
        await client.AnsweredAsync(calls, gone);
        var until = client.Now;
        await undo();
        var back = client.Now;
        await client.AnsweredAsync(calls, gone: -1);
        await end.CancelAsync();
        await work;

        var history = client.History;
        Operation[] calm = [.. history.Where(operation => operation.Ended < moment)];
        output.WriteLine($"{what}. Seed {Seed}. Before: {HistoryCheck.Told(calm)}.");
        output.WriteLine($"All: {HistoryCheck.Told(history)}.");
        var recovery = Recovery.Of(history, moment, until, gone);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {history.Count} calls, {history.Count(operation => operation.Result == Operation.Unavailable)} not answered | longest answer before {calm.Max(operation => operation.Ended - operation.Begun).TotalSeconds:0.00} s | {recovery} | {HistoryCheck.ToldLateness(history, IsOutOfTouch)} |"));

        foreach (string call in recovery.Told()) output.WriteLine(call);

        var traces = history.Select(operation => operation.Result.Split("trace id ")).Where(parts => parts.Length == 2).Select(parts => parts[1].TrimEnd('.')).ToHashSet();
        foreach (string line in Masked(cluster, traces)) output.WriteLine(line);
        HistoryCheck.DemandOrderly(history);
        recovery.DemandOver();
        HistoryCheck.DemandOwnWrites(history);
        HistoryCheck.DemandLinear(history, await StateAsync(cluster, client), IsOutOfTouch);
        await DoorBook.DemandKeptAsync(cluster, phone.Centre, history);
        await DemandRunsOverAsync(cluster, history);
        Assert.Empty((await cluster.CommandAsync("store", "check", "--json")).Expect(0).Json().GetProperty("problems").EnumerateArray());
        Assert.Contains(history, operation => operation.Begun > until && operation is { What: Operation.Set, Result: Operation.Ok });
        Assert.Contains(history, operation => operation.Begun > until && operation is { What: Operation.Admit, Result: Operation.Ok });
        // Of what the others were asked at the end of the fault, nothing was left unanswered.
        Assert.DoesNotContain(history.Where(operation => operation.Begun < until && operation.Host != gone).OrderBy(operation => operation.Begun).TakeLast(calls / 2), operation => operation.Result == Operation.Unavailable);

        bool IsOutOfTouch(Operation operation) => operation.Host == gone && operation.Ended >= moment && operation.Begun <= back;
    }

    /// <summary>What the hosts said of failures that they told nobody, by the trace ids that they told, with the lines that follow.</summary>
    private static IEnumerable<string> Masked(HostCluster cluster, HashSet<string> traces)
    {
        string[] lines = [.. cluster.Logs()];
        return lines.Index().Where(line => traces.Any(trace => line.Item.Contains(trace, StringComparison.Ordinal))).SelectMany(line => lines.Skip(line.Index).Take(6));
    }

    /// <summary>Centres on every host whose doors have a keeper, and all networks.</summary>
    internal static async Task<(IReadOnlyList<string> Centres, IReadOnlyList<string> Networks)> PrepareAsync(HostCluster cluster)
    {
        var host = cluster[0];
        var answer = await host.Client.AskAsync("{ centres(first: 30) { nodes { key networks { key } } } networks { key } }");
        var centres = new List<string>();
        foreach (var centre in answer.GetProperty("centres").GetProperty("nodes").EnumerateArray())
        {
            string key = Text(centre, "key");
            string network = Text(centre.GetProperty("networks")[0], "key");
            var set = await host.Client.AskAsync("mutation($centre: ID!, $network: ID!) { setDoorKeeper(centre: $centre, network: $network) { __typename } }", new { centre = key, network }, host.Token);
            Assert.Equal("DoorSet", Text(set.GetProperty("setDoorKeeper"), "__typename"));
            centres.Add(key);
        }

        return (centres, [.. answer.GetProperty("networks").EnumerateArray().Select(network => Text(network, "key"))]);
    }

    /// <summary>As all hosts tell it alike.</summary>
    internal static async Task<IReadOnlyDictionary<string, Answer>> StateAsync(HostCluster cluster, HistoryClient client)
    {
        IReadOnlyDictionary<string, Answer> first = new Dictionary<string, Answer>();
        await Condition.HoldsAsync(
            async () =>
            {
                first = await client.StateAsync(0);
                for (int host = 1; host < cluster.Count; host++)
                {
                    var other = await client.StateAsync(host);
                    if (first.Any(told => other[told.Key] != told.Value)) return false;
                }

                return true;
            },
            "The hosts do not come to tell the same.");
        return first;
    }

    /// <summary>Each run that was said to have begun is known, and comes to an end.</summary>
    internal static async Task DemandRunsOverAsync(HostCluster cluster, IReadOnlyList<Operation> history)
    {
        foreach (var started in history.Where(operation => operation is { What: Operation.Run, Result: Operation.Ok }))
        {
            await Condition.HoldsAsync(async () =>
            {
                var run = (await cluster[0].Client.AskAsync("query($network: ID!) { network(id: $network) { runs(first: 100) { key endedAt } } }", new { network = started.Subject }))
                    .GetProperty("network").GetProperty("runs").EnumerateArray().SingleOrDefault(run => Text(run, "key") == started.Key);
                return run.ValueKind == JsonValueKind.Object && run.GetProperty("endedAt").ValueKind == JsonValueKind.String;
            }, $"The run {started.Key} of {started.Subject}, which was said to have begun, did not come to its end.");
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null.");
}
