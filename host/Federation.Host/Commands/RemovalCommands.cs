using System.CommandLine;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>removals list</c>, <c>release</c> and <c>undo</c>: listings that their source no longer shows, and a person's word on them.</summary>
internal static class RemovalCommands
{
    public static Command Create() => new("removals", "Listings that their source no longer shows, and what becomes of them.") { List(), Release(), Undo() };

    private static Command List()
    {
        var network = CommonOptions.Network();
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists those that were missed, wait for a person's word or were removed, also while a host is running.") { network, data, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var store = SqliteDirectoryStore.OpenForReading(new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) }.DatabaseFile);
            var known = await new SyncArchive(store).NetworksAsync(cancellationToken);
            string? chosen = parsed.GetValue(network);
            if (chosen is not null && known.All(candidate => candidate.Id.Value != chosen)) throw new SettingsException($"There is no network \"{chosen}\". Known: {string.Join(", ", known.Select(candidate => candidate.Id))}.");
            var lines = new List<MissedListing>();
            foreach (var candidate in known.Where(candidate => chosen is null || candidate.Id.Value == chosen)) lines.AddRange(await MissedListings.OfAsync(store, candidate, TimeProvider.System, cancellationToken));
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListMissedListing);
            else RemovalDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Release()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        return Decide(new Command("release", "Lets go of the listings that were held back because they are many.") { network }, network, of: null);
    }

    private static Command Undo()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var run = new Argument<string>("run") { Description = "The run that removed them; see \"removals list\"." };
        return Decide(new Command("undo", "Brings back the listings that a run removed, up to 30 days ago.") { network, run }, network, run);
    }

    private static Command Decide(Command command, Argument<string> network, Argument<string>? of)
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
            var start = await directory.StartRemovalsAsync(id, of is null ? null : parsed.GetRequiredValue(of), cancellationToken);
            if (start.Run is null) throw new SettingsException($"There is no network \"{id}\".");
            if (start.AlreadyRunning) throw new SettingsException($"The run {start.Run} of {id} is under way. Wait for its end, or cancel it, and try again.");
            bool quiet = parsed.GetValue(json);
            var run = await RunDisplay.FollowAsync(directory, id, start.Run, quiet, cancellationToken);
            if (quiet) JsonPrinter.Print(run, HostJson.Default.RunRecord);
            else RemovalDisplay.Print(run);
            return run.Status == RunStatus.Completed ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }
}
