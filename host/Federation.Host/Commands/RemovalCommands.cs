using System.CommandLine;
using Federation.Cluster.Sync;
using Federation.Host.Output;
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
            await using var store = await StoreSettings.Read(Path.GetFullPath(parsed.GetRequiredValue(data))).OpenForReadingAsync(cancellationToken);
            var known = await new SyncArchive(store).NetworksAsync(cancellationToken);
            string? chosen = parsed.GetValue(network);
            if (chosen is not null && known.All(candidate => candidate.Id.Value != chosen)) throw new SettingsException($"There is no network \"{chosen}\". Known: {string.Join(", ", known.Select(candidate => candidate.Id))}.");
            var lines = new List<MissedListing>();
            foreach (var candidate in known.Where(candidate => chosen is null || candidate.Id.Value == chosen)) lines.AddRange(await MissedListings.OfAsync(store, candidate, TimeProvider.System).ToListAsync(cancellationToken));
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListMissedListing);
            else RemovalDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Release()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var command = new Command("release", "Lets go of the listings that were held back because they are many.") { network };
        return DecisionCommand.Complete(command, network, _ => new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals }, RemovalDisplay.Print);
    }

    private static Command Undo()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var run = new Argument<string>("run") { Description = "The run that removed them; see \"removals list\"." };
        var command = new Command("undo", "Brings back the listings that a run removed, up to 30 days ago.") { network, run };
        return DecisionCommand.Complete(command, network, parsed => new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = parsed.GetRequiredValue(run) }, RemovalDisplay.Print);
    }
}
