using System.Globalization;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Host.Running;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>A run while it works, with counts, and what became of it.</summary>
internal static class RunDisplay
{
    /// <summary>How many problems of one code are shown; more are in the run's record.</summary>
    private const int MostOfACode = 3;

    /// <summary>Follows a run to its end.</summary>
    /// <param name="quiet">True to print nothing meanwhile.</param>
    public static Task<RunRecord> FollowAsync(IDirectoryConnection directory, NetworkId network, string run, bool quiet, CancellationToken cancellationToken) =>
        WatchAsync(quiet, progress => RunFollower.FollowAsync(directory, network, run, progress(network), TimeProvider.System, cancellationToken));

    /// <summary>Shows runs, each on a line of its own, for as long as the work takes that follows them.</summary>
    /// <param name="quiet">True to print nothing meanwhile.</param>
    /// <param name="work">Is given what shows a network's run; that gives null where nothing is shown. Thread safe.</param>
    public static async Task<T> WatchAsync<T>(bool quiet, Func<Func<NetworkId, IProgress<RunRecord>?>, Task<T>> work)
    {
        if (quiet) return await work(_ => null);
        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(progress => work(network =>
            {
                var bar = progress.AddTask(network.Value);
                bar.IsIndeterminate = true;
                return new Bar(bar);
            }));
    }

    /// <summary>A table of the runs, and why one failed.</summary>
    public static void PrintSummary(IReadOnlyList<RunRecord> runs)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("network", "outcome", "read", "new", "changed", "unchanged", "quarantined", "stale", "seconds");
        foreach (var run in runs)
        {
            var counts = run.Counts;
            double seconds = ((run.EndedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds;
            string[] cells =
            [
                run.Network.Value, $"{run.Status}", $"{counts.Read}", $"{counts.New}", $"{counts.Changed}", $"{counts.Unchanged}",
                $"{counts.Quarantined}", $"{counts.Stale}", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0}"),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        foreach (var run in runs)
        {
            if (run.Counts.Attached > 0) AnsiConsole.WriteLine($"{run.Network}: {run.Counts.Attached} of the new listings speak of a centre that another network lists too.");
            if (run.BegunBy is { } begunBy) AnsiConsole.WriteLine($"{run.Network}: went on after {run.PagesBefore} pages of the reading that {begunBy} began.");
            if (run.Mode == FetchMode.Incremental) AnsiConsole.WriteLine($"{run.Network}: only what changed was read. For the whole source: sync {run.Network} --whole");
            if (run.RetryAt is { } at) AnsiConsole.WriteLine($"{run.Network}: will be tried again by itself at {at:yyyy-MM-dd HH:mm} UTC.");
            if (run.UnchangedSince is { } since) AnsiConsole.WriteLine($"{run.Network}: {Remedies.Unchanged(since)}");
            if (run.Counts.Removed > 0) AnsiConsole.WriteLine($"{run.Network}: {run.Counts.Removed} listings that the source has not shown for long were removed. To take that back: removals undo {run.Network} {run.Id}");
            if (run.HeldRemovals > 0) AnsiConsole.WriteLine($"{run.Network}: {run.HeldRemovals} listings that the source has not shown for long are too many to go by themselves. See \"removals list {run.Network}\", then \"removals release {run.Network}\".");
            if (run.Failure is not { } failure) continue;
            AnsiConsole.WriteLine($"{run.Network}: {failure.Code} ({failure.Kind}): {failure.Message}");
            AnsiConsole.WriteLine($"  {Remedies.Of(failure.Code, failure.Kind)}");
        }
    }

    /// <summary>What was found wrong in the records, by code: how often, what to do, and where for the first of each.</summary>
    public static void PrintProblems(RunRecord run)
    {
        foreach (var (code, count) in run.ProblemCounts)
        {
            AnsiConsole.WriteLine($"{run.Network}: {count} × {code}. {Remedies.Of(code)}");
            var shown = run.Problems.Where(problem => problem.Code == code).Take(MostOfACode).ToList();
            foreach (var problem in shown) AnsiConsole.WriteLine($"  {problem.Locator}{(problem.Pointer is null ? "" : " " + problem.Pointer)}: {problem.Message}");
            if (count > shown.Count) AnsiConsole.WriteLine($"  and {count - shown.Count} more");
        }
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
