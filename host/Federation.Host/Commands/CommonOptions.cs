using System.CommandLine;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary>Options that several commands share. Each command gets its own copy.</summary>
internal static class CommonOptions
{
    public static Option<string> Data()
    {
        var data = new Option<string>("--data") { Description = "The data folder.", DefaultValueFactory = _ => HostSettings.DefaultData, HelpName = "DIR" };
        // As from a variable of a script that is not set.
        data.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }]) result.AddError("--data names no folder.");
        });
        return data;
    }

    public static Option<string?> Url() => new("--url") { Description = "Talk to a running host instead of opening a data folder.", HelpName = "URL" };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for scripts." };

    public static Option<string?> Networks() => new("--networks") { Description = "A networks file: a JSON array of { id, name, adapter, config, schedule, hosts }.", HelpName = "FILE" };

    public static Option<bool> AllowUncaged() => new("--allow-uncaged") { Description = "Start adapters that did not come with this program although their worker's cage does not hold on this system." };

    public static Argument<string?> Network()
    {
        var argument = new Argument<string?>("network") { Description = "The network's id; all networks when left out.", Arity = ArgumentArity.ZeroOrOne };
        // The parser takes an option that it does not know for an argument.
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] and var option }, ..]) result.AddError($"There is no option {option}.");
        });
        return argument;
    }

    public static Option<string> Source() => new("--source") { Description = "A path or URL.", Required = true };

    public static Option<string[]> Host() => new("--host") { Description = "A host that the adapter may reach beside those that its manifest and the source name: a.example, *.b.example, * for any public host, or a port of this machine such as 127.0.0.1:8080; may be repeated.", HelpName = "HOST" };

    public static Option<string?> Record() => new("--record") { Description = "Keep what servers answer over http(s) in this file, a cassette, scrubbed of secrets, mailboxes and telephone numbers.", HelpName = "FILE" };

    public static Option<string?> Replay() => new("--replay") { Description = "Answer from this cassette, and never from the network.", HelpName = "FILE" };

    public static Option<string[]> Setting() => new("--set") { Description = "A further setting of the adapter; may be repeated.", HelpName = "NAME=VALUE" };
}
