using System.CommandLine;
using System.Runtime;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>sync</c>: runs one network, or all, to the end and tells what became of the records.</summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var network = CommonOptions.Network();
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var networks = CommonOptions.Networks();
        var allowUncaged = CommonOptions.AllowUncaged();
        var json = CommonOptions.Json();
        var whole = new Option<bool>("--whole") { Description = "Read the whole source, though its adapter could read what changed." };
        var command = new Command("sync", "Runs a network's sync to its end.") { network, data, url, networks, whole, allowUncaged, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)), Networks = parsed.GetValue(networks), AllowUncaged = parsed.GetValue(allowUncaged) };
            // A host over HTTP takes no paths, and trusts no file that it did not read itself.
            if (settings.Networks is not null && parsed.GetValue(url) is not null) throw new SettingsException("--networks is for this process's own data folder; a running host takes no file. Start it with --networks, or add https sources with \"network add --url\".");
            bool quiet = parsed.GetValue(json);
            var named = settings.Networks is { } file ? NetworkSetup.Read(file, settings.Adapters()) : [];
            // Nobody waits for answers of this process before it ends: to collect beside the work costs a load a seventh of its time.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            await NetworkSetup.AddAllAsync(directory, named, cancellationToken);
            var chosen = await ChosenAsync(directory, named, parsed.GetValue(network), cancellationToken);
            var runs = await RunDisplay.WatchAsync(quiet, progress => RunAllAsync(directory, chosen, parsed.GetValue(whole), progress, cancellationToken));

            if (quiet)
            {
                JsonPrinter.Print(runs, HostJson.Default.IReadOnlyListRunRecord);
            }
            else
            {
                RunDisplay.PrintSummary(runs);
                foreach (var run in runs) RunDisplay.PrintProblems(run);
            }

            return runs.All(run => run.Status == RunStatus.Completed) ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    /// <summary>
    /// Begins the runs in their order, as many at once as the directory has room for. One that fails keeps no other back; what ends the command (Ctrl-C, a store that is gone) ends all.
    /// </summary>
    /// <returns>The runs, in the order of their networks.</returns>
    private static async Task<IReadOnlyList<RunRecord>> RunAllAsync(
        IDirectoryConnection directory, IReadOnlyList<NetworkId> networks, bool whole, Func<NetworkId, IProgress<RunRecord>?> progress, CancellationToken cancellationToken)
    {
        var order = RunOrder.Sync(RunTrigger.Person) with { Whole = whole, Errand = Guid.NewGuid().ToString("N") };
        var runs = new RunRecord[networks.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, runs.Length),
            new ParallelOptions { MaxDegreeOfParallelism = directory.RunsAtOnce, CancellationToken = cancellationToken },
            async (at, stop) => runs[at] = await RunAsync(directory, networks[at], order, progress, stop));
        return runs;
    }

    /// <summary>Ctrl-C cancels the run, not only the watching, and waits until it is over.</summary>
    private static async Task<RunRecord> RunAsync(IDirectoryConnection directory, NetworkId network, RunOrder order, Func<NetworkId, IProgress<RunRecord>?> progress, CancellationToken cancellationToken)
    {
        string run = await RunFollower.StartAsync(directory, network, order, cancellationToken);
        try
        {
            return await RunFollower.FollowAsync(directory, network, run, progress(network), TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await directory.CancelRunAsync(network, run, CancellationToken.None);
            await RunFollower.FollowAsync(directory, network, run, null, TimeProvider.System, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The one chosen, or all: those of the file in its order first, as <c>serve</c> does.</summary>
    private static async Task<IReadOnlyList<NetworkId>> ChosenAsync(IDirectoryConnection directory, IReadOnlyList<NetworkDefinition> named, string? chosen, CancellationToken cancellationToken)
    {
        var known = named.Select(network => network.Id).Union((await directory.NetworksAsync(cancellationToken)).Select(network => network.Id)).ToList();
        if (chosen is null) return known.Count > 0 ? known : throw new SettingsException("There is no network yet. Add one with \"network add\" or --networks.");
        if (NetworkId.TryParse(chosen, out var id) && known.Contains(id)) return [id];
        throw new SettingsException($"There is no network \"{chosen}\". Known: {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
    }
}
