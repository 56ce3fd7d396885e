using System.CommandLine;
using Federation.Cluster.Federating;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>trust add</c>, <c>remove</c>, <c>deny</c>, <c>allow</c> and <c>list</c>: the entities of the federation that speak for themselves, and those that were removed.</summary>
internal static class TrustCommands
{
    public static Command Create() => new("trust", "The federation of trust: networks that speak for themselves, and entities that were removed.") { Add(), Remove(), Deny("deny", isDenied: true), Deny("allow", isDenied: false), List() };

    private static Command Add()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var entity = new Argument<string>("entity-id") { Description = "The entity id with which the network speaks for itself, an https address." };
        var keys = new Option<string>("--keys") { Description = "A file with the network's public keys of the federation, a JSON Web Key Set.", HelpName = "FILE", Required = true };
        var permit = new Option<string[]>("--permit") { Description = "A host beside the network's own below which its entities may be; with a dot before it all below that. May be repeated.", HelpName = "HOST" };
        var joined = new Option<bool>("--joined") { Description = "This directory is registered there as well: it names the network among those above it, so that its centres are known there." };
        var command = new Command("add", "Registers the entity as which a network speaks for itself, in the place of a former one.") { network, entity, keys, permit, joined };
        return Complete(command, async (directory, parsed, cancellationToken) =>
        {
            var id = ReadNetwork(parsed.GetRequiredValue(network));
            if ((await directory.NetworksAsync(cancellationToken)).All(known => known.Id != id)) throw new SettingsException($"There is no network \"{id}\".");
            return await directory.SetEntityAsync(
                new EntityOrder { Network = id, Entity = parsed.GetRequiredValue(entity), Keys = SignInCommand.ReadFile(parsed.GetRequiredValue(keys)), Permitted = parsed.GetValue(permit) ?? [], IsJoined = parsed.GetValue(joined), By = EntityOrder.ByTheOperator },
                cancellationToken);
        });
    }

    private static Command Remove()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        return Complete(new Command("remove", "Takes a network's own entity away, and removes it from the federation with all below it.") { network }, (directory, parsed, cancellationToken) => directory.RemoveEntityAsync(ReadNetwork(parsed.GetRequiredValue(network)), cancellationToken));
    }

    private static Command Deny(string name, bool isDenied)
    {
        var entity = new Argument<string>("entity-id") { Description = "The entity id." };
        var command = new Command(name, isDenied ? "Removes an entity from the federation with all below it: here at once, elsewhere within a day." : "Lets an entity that was removed be part of the federation again.") { entity };
        return Complete(command, (directory, parsed, cancellationToken) => directory.DenyEntityAsync(parsed.GetRequiredValue(entity), isDenied, cancellationToken));
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists the networks that speak for themselves, and what was removed, also while a host is running.") { data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var store = await StoreSettings.Read(Path.GetFullPath(parsed.GetRequiredValue(data))).OpenForReadingAsync(cancellationToken);
            TrustDisplay.Print(await new EntityRegister(store, TimeProvider.System, allowLoopback: true).ReadAsync(cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Complete(Command command, Func<IDirectoryConnection, ParseResult, CancellationToken, Task<EntityAnswer>> work)
    {
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        command.Options.Add(data);
        command.Options.Add(url);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            var answer = await work(directory, parsed, cancellationToken);
            if (answer.Code is not { } code) return ExitCode.Done;
            await Console.Error.WriteLineAsync($"{code}: {answer.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(code));
            return ExitCode.FoundProblems;
        }));
        return command;
    }

    private static NetworkId ReadNetwork(string text) => NetworkId.TryParse(text, out var id) ? id : throw new SettingsException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -.");
}
