using System.CommandLine;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>network add</c>, <c>network list</c> and <c>network push-key</c>.</summary>
internal static class NetworkCommands
{
    public static Command Create() => new("network", "Partner networks.") { Add(), List(), PushKey() };

    private static Command Add()
    {
        var id = new Argument<string>("id") { Description = "1 to 63 of a-z, 0-9 and -." };
        var name = new Option<string>("--name") { Description = "For people.", Required = true };
        var adapter = new Option<string>("--adapter") { Description = "The adapter's id; see \"adapter list\".", Required = true };
        var source = CommonOptions.Source();
        var setting = CommonOptions.Setting();
        var host = CommonOptions.Host();
        var schedule = new Option<string?>("--schedule") { Description = "Five fields of cron, in UTC, for example \"15 4 * * *\"." };
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var command = new Command("add", "Adds a network or changes it. A path needs a data folder that no host uses.") { id, name, adapter, source, setting, host, schedule, data, url };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string text = parsed.GetRequiredValue(id);
            var network = new NetworkDefinition
            {
                Id = NetworkId.TryParse(text, out var networkId) ? networkId : throw new SettingsException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -."),
                Name = parsed.GetRequiredValue(name),
                Adapter = parsed.GetRequiredValue(adapter),
                Config = AdapterSettings.ToJson(parsed.GetRequiredValue(source), parsed.GetValue(setting) ?? []),
                Schedule = parsed.GetValue(schedule),
                OperatorTrusted = true,
                Hosts = new ApprovedHosts(parsed.GetValue(host) ?? []),
            };
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            AdapterSettings.Check(network, settings.Adapters());
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            await NetworkSetup.AddAllAsync(directory, [network], cancellationToken);
            Console.WriteLine($"{network.Id} is a network of this directory. Run it with: sync {network.Id}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the networks with their counts and last runs, also while a host is running.") { data, url, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var lines = await LinesAsync(parsed.GetRequiredValue(data), parsed.GetValue(url), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListNetworkLine);
            else NetworkDisplay.Print(lines);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command PushKey()
    {
        var id = new Argument<string>("network") { Description = "The network's id." };
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var command = new Command("push-key", "Makes a secret that a network signs its pushes with, and prints it this once. The one before it counts for a day.") { id, data, url };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string text = parsed.GetRequiredValue(id);
            if (!NetworkId.TryParse(text, out var network)) throw new SettingsException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -.");
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            Console.WriteLine(await directory.RenewPushKeyAsync(network, cancellationToken) ?? throw new SettingsException($"There is no network {network}."));
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<NetworkLine>> LinesAsync(string data, string? url, CancellationToken cancellationToken)
    {
        if (url is not null)
        {
            await using var remote = new RemoteDirectory(url, token: null);
            return await remote.NetworksAsync(cancellationToken);
        }

        await using var store = await StoreSettings.Read(Path.GetFullPath(data)).OpenForReadingAsync(cancellationToken);
        return await StoredDirectory.NetworksAsync(store, cancellationToken);
    }
}
