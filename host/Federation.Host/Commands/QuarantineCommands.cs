using System.CommandLine;
using System.Text;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>quarantine list</c>, <c>groups</c> and <c>replay</c>: the records that could not become listings, why, and another try.</summary>
internal static class QuarantineCommands
{
    public static Command Create() => new("quarantine", "Records that could not become listings.") { List(), Groups(), Replay() };

    private static Command List()
    {
        var network = CommonOptions.Network();
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var list = new Command("list", "Lists them, each as it came beside what the adapter made of it, also while a host is running.") { network, data, json };
        list.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var lines = await LinesAsync(parsed.GetRequiredValue(data), parsed.GetValue(network), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListQuarantineLine);
            else QuarantineDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return list;
    }

    private static Command Groups()
    {
        var network = CommonOptions.Network();
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var groups = new Command("groups", "Counts them by code, the largest group first, also while a host is running.") { network, data, json };
        groups.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var store = await StoreSettings.Read(Path.GetFullPath(parsed.GetRequiredValue(data))).OpenForReadingAsync(cancellationToken);
            var archive = new SyncArchive(store);
            var lines = new List<QuarantineGroupLine>();
            foreach (var chosen in await ChosenAsync(archive, parsed.GetValue(network), cancellationToken))
            {
                var found = await QuarantineGroup.OfAsync(archive.QuarantineAsync(chosen, cancellationToken), cancellationToken);
                lines.AddRange(found.Select(group => new QuarantineGroupLine(chosen.Value, group.Code, group.Count, group.Replayable, [.. group.Examples.Select(Line)])));
            }

            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListQuarantineGroupLine);
            else QuarantineDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return groups;
    }

    private static Command Replay()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var command = new Command("replay", "Maps them again as they are stored, after a mapping was mended; the source is not asked.") { network };
        return DecisionCommand.Complete(command, network, _ => new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine }, run =>
        {
            RunDisplay.PrintSummary([run]);
            RunDisplay.PrintProblems(run);
        });
    }

    private static async Task<IReadOnlyList<NetworkId>> ChosenAsync(SyncArchive archive, string? chosen, CancellationToken cancellationToken)
    {
        var known = (await archive.NetworksAsync(cancellationToken)).Select(network => network.Id).ToList();
        var networks = chosen is null ? known : [.. known.Where(id => id.Value == chosen)];
        return chosen is null || networks.Count > 0 ? networks : throw new SettingsException($"There is no network \"{chosen}\". Known: {string.Join(", ", known)}.");
    }

    private static QuarantineLine Line(QuarantinedRecord record) =>
        new(record.Network.Value, record.SourceId.Length == 0 ? null : record.SourceId, record.Locator, record.Since, record.Issues, Encoding.UTF8.GetString(record.Raw), record.Draft, record.CanReplay);

    private static async Task<IReadOnlyList<QuarantineLine>> LinesAsync(string data, string? chosen, CancellationToken cancellationToken)
    {
        await using var store = await StoreSettings.Read(Path.GetFullPath(data)).OpenForReadingAsync(cancellationToken);
        var archive = new SyncArchive(store);
        var lines = new List<QuarantineLine>();
        foreach (var network in await ChosenAsync(archive, chosen, cancellationToken))
        {
            await foreach (var record in archive.QuarantineAsync(network, cancellationToken)) lines.Add(Line(record));
        }

        return lines;
    }
}
