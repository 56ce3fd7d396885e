using System.CommandLine;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary>A command by which a person has a run do something with what a network has already: it starts the run, follows it and prints what it did.</summary>
internal static class DecisionCommand
{
    /// <param name="command">With its own arguments.</param>
    /// <param name="network">One of them.</param>
    /// <param name="order">What the run does.</param>
    /// <param name="print">Prints the run when it is over.</param>
    public static Command Complete(Command command, Argument<string> network, Func<ParseResult, RunOrder> order, Action<RunRecord> print)
    {
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var json = CommonOptions.Json();
        command.Options.Add(data);
        command.Options.Add(url);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string text = parsed.GetRequiredValue(network);
            if (!NetworkId.TryParse(text, out var id)) throw new SettingsException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -.");
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            var start = await directory.StartRunAsync(id, order(parsed), cancellationToken);
            if (start.Run is null) throw new SettingsException($"There is no network \"{id}\".");
            if (start.AlreadyRunning) throw new SettingsException($"The run {start.Run} of {id} is under way. Wait for its end, or cancel it, and try again.");
            bool quiet = parsed.GetValue(json);
            var run = await RunDisplay.FollowAsync(directory, id, start.Run, quiet, cancellationToken);
            if (quiet) JsonPrinter.Print(run, HostJson.Default.RunRecord);
            else print(run);
            return run.Status == RunStatus.Completed ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }
}
