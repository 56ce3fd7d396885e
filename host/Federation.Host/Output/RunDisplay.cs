using Federation.Cluster.Sync;
using Federation.Host.Running;
using Federation.Host.Settings;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>A run while it works, with counts, and what became of it.</summary>
internal static class RunDisplay
{
    /// <summary>How many problems are shown; the rest is in the run's record.</summary>
    private const int MostProblems = 20;

    /// <summary>Starts a run and follows it to its end. Ctrl-C cancels the run, not only the watching.</summary>
    /// <param name="quiet">True to print nothing meanwhile.</param>
    public static async Task<RunRecord> RunAsync(IDirectoryConnection directory, NetworkId network, bool quiet, CancellationToken cancellationToken)
    {
        var start = await directory.StartRunAsync(network, cancellationToken);
        string run = start.Run ?? throw new SettingsException($"There is no network \"{network}\".");
        try
        {
            if (quiet) return await RunFollower.FollowAsync(directory, network, run, null, TimeProvider.System, cancellationToken);
            return await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
                .StartAsync(async progress =>
                {
                    var bar = progress.AddTask(network.Value);
                    bar.IsIndeterminate = true;
                    return await RunFollower.FollowAsync(directory, network, run, new Bar(bar), TimeProvider.System, cancellationToken);
                });
        }
        catch (OperationCanceledException)
        {
            await directory.CancelRunAsync(network, run, CancellationToken.None);
            throw;
        }
    }

    public static void PrintSummary(IReadOnlyList<RunRecord> runs)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("network", "outcome", "read", "new", "of them attached", "changed", "unchanged", "quarantined", "stale", "seconds");
        foreach (var run in runs)
        {
            var counts = run.Counts;
            double seconds = ((run.EndedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds;
            table.AddRow(
                new Text(run.Network.Value),
                new Text($"{run.Status}"),
                new Text($"{counts.Read}"),
                new Text($"{counts.New}"),
                new Text($"{counts.Attached}"),
                new Text($"{counts.Changed}"),
                new Text($"{counts.Unchanged}"),
                new Text($"{counts.Quarantined}"),
                new Text($"{counts.Stale}"),
                new Text($"{seconds:0.0}"));
        }

        AnsiConsole.Write(table);
        foreach (var run in runs) PrintProblems(run);
    }

    private static void PrintProblems(RunRecord run)
    {
        if (run.Failure is { } failure)
        {
            AnsiConsole.WriteLine($"{run.Network}: {failure.Code} ({failure.Kind}): {failure.Message}");
            AnsiConsole.WriteLine($"  {Remedies.Of(failure.Code, failure.Kind)}");
        }

        if (run.ProblemCounts.Count == 0) return;
        AnsiConsole.WriteLine($"{run.Network}: {string.Join(", ", run.ProblemCounts.Select(count => $"{count.Value} × {count.Key}"))}");
        foreach (var problem in run.Problems.Take(MostProblems))
        {
            AnsiConsole.WriteLine($"  {problem.Locator}{(problem.Pointer is null ? "" : " " + problem.Pointer)}: {problem.Code}: {problem.Message}");
        }

        foreach (string code in run.ProblemCounts.Keys) AnsiConsole.WriteLine($"  {code}: {Remedies.Of(code)}");
    }

    private sealed class Bar(ProgressTask task) : IProgress<RunRecord>
    {
        public void Report(RunRecord value)
        {
            var counts = value.Counts;
            task.Description = $"{Markup.Escape(value.Network.Value)}: {counts.Read} read, {counts.New} new, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Quarantined} quarantined";
            if (value.EstimatedTotal is { } total and > 0)
            {
                task.IsIndeterminate = false;
                task.MaxValue = total;
            }

            task.Value = value.IsOver ? task.MaxValue : counts.Read;
        }
    }
}
