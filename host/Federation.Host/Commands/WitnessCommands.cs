using System.CommandLine;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary><c>witness serve</c> and <c>witness key</c>: for whoever watches the public log of somebody else's directory.</summary>
internal static class WitnessCommands
{
    public static Command Create() => new("witness", "Watches public logs and signs that they only grow.") { Serve(), Key() };

    private static Command Serve()
    {
        var (name, data) = (Name(), Data());
        var logs = new Option<string[]>("--log-key") { Description = "A key of a log to watch, as its address /log/keys shows it; may be repeated.", HelpName = "KEY", Required = true };
        logs.Validators.Add(NoteKeyOption.CheckLog);
        var urls = new Option<string>("--urls") { Description = "Where to listen; several separated by ;", DefaultValueFactory = _ => "http://localhost:5090", HelpName = "URLS" };
        var command = new Command("serve", "Answers add-checkpoint (c2sp.org/tlog-witness) until it is stopped.") { name, logs, data, urls };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => WitnessServer.RunAsync(
            Path.GetFullPath(parsed.GetRequiredValue(data)), parsed.GetRequiredValue(name), NoteKeyOption.Keys(parsed.GetRequiredValue(logs)), parsed.GetRequiredValue(urls), cancellationToken)));
        return command;
    }

    private static Command Key()
    {
        var (name, data) = (Name(), Data());
        var command = new Command("key", "Prints the key by which its signatures are checked, and makes it where there is none.") { name, data };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            using var keys = WitnessServer.Keys(Path.GetFullPath(parsed.GetRequiredValue(data)));
            Console.WriteLine(new NoteSigner(parsed.GetRequiredValue(name), keys).WitnessKey.Text);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Option<string> Data() => new("--data") { Description = "The witness's folder: its key, and what it has seen.", DefaultValueFactory = _ => "./witness", HelpName = "DIR" };

    private static Option<string> Name()
    {
        var name = new Option<string>("--name") { Description = "What it is called: a host of its owner, for example witness.example.", HelpName = "NAME", Required = true };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !NoteKey.IsName(text)) result.AddError("--name has neither spaces nor plus.");
        });
        return name;
    }
}
