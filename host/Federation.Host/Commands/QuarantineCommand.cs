using System.CommandLine;
using System.Text;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>quarantine list</c>: the records that could not become listings, and why.</summary>
internal static class QuarantineCommand
{
    public static Command Create()
    {
        var network = CommonOptions.Network();
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var list = new Command("list", "Lists them, also while a host is running.") { network, data, json };
        list.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var lines = await LinesAsync(parsed.GetRequiredValue(data), parsed.GetValue(network), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListQuarantineLine);
            else QuarantineDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return new Command("quarantine", "Records that could not become listings.") { list };
    }

    private static async Task<IReadOnlyList<QuarantineLine>> LinesAsync(string data, string? chosen, CancellationToken cancellationToken)
    {
        await using var store = SqliteDirectoryStore.OpenForReading(new HostSettings { Data = Path.GetFullPath(data) }.DatabaseFile);
        var archive = new SyncArchive(store);
        var known = (await archive.NetworksAsync(cancellationToken)).Select(network => network.Id).ToList();
        var networks = chosen is null ? known : known.Where(id => id.Value == chosen).ToList();
        if (chosen is not null && networks.Count == 0) throw new SettingsException($"There is no network \"{chosen}\". Known: {string.Join(", ", known)}.");
        var lines = new List<QuarantineLine>();
        foreach (var network in networks)
        {
            await foreach (var record in archive.QuarantineAsync(network, cancellationToken))
            {
                lines.Add(new QuarantineLine(network.Value, record.SourceId.Length == 0 ? null : record.SourceId, record.Locator, record.Since, record.Issues, Encoding.UTF8.GetString(record.Raw)));
            }
        }

        return lines;
    }
}
