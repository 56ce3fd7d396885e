using System.CommandLine;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>account invite</c>, <c>list</c>, <c>revoke</c>, <c>close</c> and <c>erase</c>: people who sign in here.</summary>
internal static class AccountCommands
{
    public static Command Create() => new("account", "Accounts of people who sign in here.") { Invite(), List(), Revoke(), Close(), Erase() };

    private static Command Invite()
    {
        var email = new Argument<string>("email") { Description = "The person's address, which is also the name to sign in with." };
        var (role, network) = SignInCommand.Grant();
        var url = SignInCommand.PublicUrl();
        var data = CommonOptions.Data();
        var command = new Command("invite", "Makes an account, or lets its person choose a new password, and prints the link for that. The link is good once, for seven days.") { email, role, network, url, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            string path = await desk.InviteAsync(parsed.GetRequiredValue(email), parsed.GetValue(role), parsed.GetValue(network), cancellationToken);
            Console.WriteLine(new Uri(PublicAddress.Read(parsed.GetRequiredValue(url)), path).AbsoluteUri);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists the accounts of this directory with their roles. Members of networks have none here that could be told apart.") { data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            SignInDisplay.Print(await desk.AccountsAsync(cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var email = Email();
        var role = new Argument<string>("role") { Description = "The role to take away." };
        var network = new Option<string?>("--network") { Description = "Of which network; for every role but Operator.", HelpName = "NETWORK" };
        var data = CommonOptions.Data();
        var command = new Command("revoke", "Takes a role away from an account. It counts from the next request on.") { email, role, network, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await desk.RevokeAsync(parsed.GetRequiredValue(email), parsed.GetRequiredValue(role), parsed.GetValue(network), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Close()
    {
        var email = Email();
        var data = CommonOptions.Data();
        var command = new Command("close", "Removes an account with its password, roles and sessions. It counts from the next request on, and cannot be undone.") { email, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await desk.CloseAsync(parsed.GetRequiredValue(email), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Erase()
    {
        var network = new Argument<string>("network") { Description = "The home network's id." };
        var subject = new Argument<string>("subject") { Description = "What the network's provider calls the member: the claim sub." };
        var data = CommonOptions.Data();
        var command = new Command("erase", "Removes the account of a network's member. Visits stay, under pseudonyms that lead to nobody any more.") { network, subject, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await desk.EraseMemberAsync(parsed.GetRequiredValue(network), parsed.GetRequiredValue(subject), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Email() => new("email") { Description = "The address of the account." };
}
