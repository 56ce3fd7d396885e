using System.CommandLine;
using Federation.Gateway.Identity.Setup;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>provider connect</c>, <c>list</c> and <c>disconnect</c>: through whom the members of networks sign in.</summary>
internal static class ProviderCommands
{
    public static Command Create() => new("provider", "The OpenID Connect providers through which networks' members sign in.") { Connect(), List(), Disconnect() };

    private static Command Connect()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var issuer = new Argument<string>("issuer") { Description = "The provider's issuer, or its discovery document." };
        var client = new Option<string>("--client") { Description = "The id under which the provider knows this directory.", HelpName = "ID", Required = true };
        var secret = new Option<string?>("--secret-file") { Description = "A file with the client's secret; none for a client without.", HelpName = "FILE" };
        var scope = new Option<string[]>("--scope") { Description = "A scope to ask for beside openid; may be repeated.", HelpName = "SCOPE" };
        var domain = new Option<string[]>("--domain") { Description = "An e-mail domain whose people are sent there; may be repeated.", HelpName = "DOMAIN" };
        var tier = new Option<string?>("--tier-claim") { Description = "The claim that holds what a member pays for.", HelpName = "CLAIM" };
        var ends = new Option<string?>("--ends-claim") { Description = "The claim that says when the membership ends: seconds since 1970, or a date.", HelpName = "CLAIM" };
        var active = new Option<string?>("--active-claim") { Description = "The claim that is true, or absent, for a member in good standing.", HelpName = "CLAIM" };
        var level = new Option<int?>("--label-level") { Description = "The lowest level of the label, 1 to 3, that the network asks of a centre that hosts its members.", HelpName = "LEVEL" };
        var url = SignInCommand.PublicUrl();
        var data = CommonOptions.Data();
        var command = new Command("connect", "Tries a network's provider and takes it. The provider has to send people back to <public URL>/sign-in/callback/<network>.")
        {
            network, issuer, client, secret, scope, domain, tier, ends, active, level, url, data,
        };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            string id = parsed.GetRequiredValue(network);
            var redirect = await desk.ConnectAsync(
                new ProviderTerms
                {
                    Network = id,
                    Address = parsed.GetRequiredValue(issuer),
                    ClientId = parsed.GetRequiredValue(client),
                    ClientSecret = parsed.GetValue(secret) is { } file ? SignInCommand.ReadFile(file).Trim() : null,
                    Scopes = parsed.GetValue(scope) ?? [],
                    Domains = parsed.GetValue(domain) ?? [],
                    TierClaim = parsed.GetValue(tier),
                    EndsClaim = parsed.GetValue(ends),
                    ActiveClaim = parsed.GetValue(active),
                    LabelLevel = parsed.GetValue(level),
                    IsOperatorTrusted = true,
                },
                PublicAddress.Read(parsed.GetRequiredValue(url)),
                cancellationToken);
            Console.WriteLine($"The members of {id} sign in at {parsed.GetRequiredValue(issuer)}, which sends them back to {redirect}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists the networks whose members can sign in, and where.") { data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            SignInDisplay.Print(await desk.ProvidersAsync(cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Disconnect()
    {
        var network = new Argument<string>("network") { Description = "The network's id." };
        var data = CommonOptions.Data();
        var command = new Command("disconnect", "Lets the members of a network sign in no more. They get no more credentials from the next request on; those that are out are taken back, which every door learns that asks.") { network, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await SignInCommand.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await desk.DisconnectAsync(parsed.GetRequiredValue(network), cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }
}
