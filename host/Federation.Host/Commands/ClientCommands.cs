using System.CommandLine;
using Federation.Gateway.Identity.Setup;
using Federation.Host.Output;

namespace Federation.Host.Commands;

/// <summary><c>client add</c>, <c>list</c> and <c>remove</c>: programs that let people sign in here, or that act for themselves.</summary>
internal static class ClientCommands
{
    public static Command Create() => new("client", "Programs that let people sign in here, or that act for themselves.") { AddClient(), List(), Remove() };

    private static Command AddClient()
    {
        var id = new Argument<string>("id") { Description = "The client's id." };
        var name = new Option<string?>("--name") { Description = "What people are shown; the id when left out.", HelpName = "NAME" };
        var redirect = new Option<string[]>("--redirect") { Description = "Where people are sent back to; may be repeated.", HelpName = "URL" };
        var logout = new Option<string?>("--logout") { Description = "Where it is told that somebody's session ended (OpenID Connect Back-Channel Logout).", HelpName = "URL" };
        var scope = new Option<string[]>("--scope") { Description = "What it may ask for: passes, admission, networks, labels, operate; may be repeated.", HelpName = "SCOPE" };
        var keys = new Option<string?>("--keys") { Description = "Its public keys, a JSON Web Key Set: it signs with them (private_key_jwt) and has no secret.", HelpName = "FILE" };
        var isPublic = new Option<bool>("--public") { Description = "It runs on people's devices and can keep no secret: people are asked each time." };
        var terminal = new Option<bool>("--terminal") { Description = "It runs on terminals at doors, which have no keyboard: each is let in by a code, for the door of one centre. No other option goes with it." };
        var itself = new Option<bool>("--acts-for-itself") { Description = "It may get tokens for itself (client credentials)." };
        var exchanges = new Option<bool>("--exchanges") { Description = "It may exchange tokens that it holds for narrower ones." };
        var ours = new Option<bool>("--ours") { Description = "It is the directory's own: people are not asked whether they agree. Not with --public." };
        var (role, network) = SignInCommand.Grant();
        var data = CommonOptions.Data();
        var command = new Command("add", "Adds a client, and prints its secret where it needs one. The secret is told this once.") { id, name, redirect, logout, scope, keys, isPublic, terminal, itself, exchanges, ours, role, network, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var terms = new ClientTerms
            {
                Id = parsed.GetRequiredValue(id),
                Name = parsed.GetValue(name) ?? parsed.GetRequiredValue(id),
                RedirectUris = parsed.GetValue(redirect) ?? [],
                LogoutAddress = parsed.GetValue(logout),
                Scopes = parsed.GetValue(scope) ?? [],
                Keys = parsed.GetValue(keys) is { } file ? SignInCommand.ReadFile(file) : null,
                IsPublic = parsed.GetValue(isPublic),
                IsTerminal = parsed.GetValue(terminal),
                ActsForItself = parsed.GetValue(itself),
                Exchanges = parsed.GetValue(exchanges),
                IsOurs = parsed.GetValue(ours),
            };
            string? secret = await desk.AddClientAsync(terms, parsed.GetValue(role), parsed.GetValue(network), cancellationToken);
            Console.WriteLine(secret ?? $"Added {terms.Id}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists the clients with their roles.") { data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            SignInDisplay.Print(await desk.ClientsAsync(cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("id") { Description = "The client's id." };
        var data = CommonOptions.Data();
        var command = new Command("remove", "Removes a client with all that was issued to it.") { id, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await desk.RemoveClientAsync(parsed.GetRequiredValue(id), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }
}
