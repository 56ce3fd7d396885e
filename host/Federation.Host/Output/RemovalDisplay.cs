using System.Globalization;
using Federation.Cluster.Sync;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Missed and removed listings for a person.</summary>
internal static class RemovalDisplay
{
    public static void Print(IReadOnlyList<MissedListing> lines)
    {
        if (lines.Count == 0)
        {
            AnsiConsole.WriteLine("Every source shows every listing that it ever showed.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("listing", "missed runs", "since", "state", "removed by run");
        foreach (var line in lines)
        {
            string[] cells =
            [
                line.Key.Value, $"{line.MissedRuns}", line.Since?.ToString("u", CultureInfo.InvariantCulture) ?? "", line.State.ToString(), line.RemovedBy ?? "",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        int due = lines.Count(line => line.State == MissedState.Due);
        if (due > 0) AnsiConsole.WriteLine($"{due} are gone for long enough. Those that a run held back wait for \"removals release NETWORK\".");
    }

    public static void Print(RunRecord run)
    {
        if (run.Failure is { } failure)
        {
            AnsiConsole.WriteLine($"{failure.Code}: {failure.Message}");
            AnsiConsole.WriteLine(Remedies.Of(failure.Code, failure.Kind));
            return;
        }

        AnsiConsole.WriteLine(run.Purpose == RunPurpose.UndoRemovals
            ? $"{run.Network}: {run.Counts.Restored} listings speak for their centres again."
            : $"{run.Network}: {run.Counts.Removed} listings no longer speak for their centres. To take that back: removals undo {run.Network} {run.Id}");
    }
}
