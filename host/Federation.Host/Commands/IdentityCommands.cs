using System.CommandLine;
using Federation.Gateway.Identity.Setup;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>account invite</c>, <c>client add</c> and <c>provider connect</c>: what the operator of the machine does to the sign-in, also beside a running host.</summary>
internal static class IdentityCommands
{
    public static IEnumerable<Command> Create() =>
    [
        new("account", "Accounts of people who sign in here.") { Invite() },
        new("client", "Programs that let people sign in here, or that act for themselves.") { AddClient() },
        new("provider", "The OpenID Connect providers through which networks' members sign in.") { Connect() },
    ];

    private static Command Invite()
    {
        var email = new Argument<string>("email") { Description = "The person's address, which is also the name to sign in with." };
        var (role, network) = Grant();
        var url = PublicUrl();
        var data = CommonOptions.Data();
        var command = new Command("invite", "Makes an account, or lets its person choose a new password, and prints the link for that. The link is good once, for seven days.") { email, role, network, url, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            string path = await desk.InviteAsync(parsed.GetRequiredValue(email), parsed.GetValue(role), parsed.GetValue(network), cancellationToken);
            Console.WriteLine(new Uri(PublicAddress.Read(parsed.GetRequiredValue(url)), path).AbsoluteUri);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command AddClient()
    {
        var id = new Argument<string>("id") { Description = "The client's id." };
        var name = new Option<string?>("--name") { Description = "What people are shown; the id when left out.", HelpName = "NAME" };
        var redirect = new Option<string[]>("--redirect") { Description = "Where people are sent back to; may be repeated.", HelpName = "URL" };
        var scope = new Option<string[]>("--scope") { Description = "What it may ask for: passes, admission, networks, labels, operate; may be repeated.", HelpName = "SCOPE" };
        var keys = new Option<string?>("--keys") { Description = "Its public keys, a JSON Web Key Set: it signs with them (private_key_jwt) and has no secret.", HelpName = "FILE" };
        var isPublic = new Option<bool>("--public") { Description = "It runs on people's devices and can keep no secret." };
        var itself = new Option<bool>("--acts-for-itself") { Description = "It may get tokens for itself (client credentials)." };
        var exchanges = new Option<bool>("--exchanges") { Description = "It may exchange tokens that it holds for narrower ones." };
        var ours = new Option<bool>("--ours") { Description = "It is the directory's own: people are not asked whether they agree." };
        var (role, network) = Grant();
        var data = CommonOptions.Data();
        var command = new Command("add", "Adds a client, and prints its secret where it needs one. The secret is told this once.") { id, name, redirect, scope, keys, isPublic, itself, exchanges, ours, role, network, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var terms = new ClientTerms
            {
                Id = parsed.GetRequiredValue(id),
                Name = parsed.GetValue(name) ?? parsed.GetRequiredValue(id),
                RedirectUris = parsed.GetValue(redirect) ?? [],
                Scopes = parsed.GetValue(scope) ?? [],
                Keys = parsed.GetValue(keys) is { } file ? ReadFile(file) : null,
                IsPublic = parsed.GetValue(isPublic),
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
        var url = PublicUrl();
        var data = CommonOptions.Data();
        var command = new Command("connect", "Tries a network's provider and takes it. The provider has to send people back to <public URL>/sign-in/callback/<network>.")
        {
            network, issuer, client, secret, scope, domain, tier, ends, active, url, data,
        };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var desk = await OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            string id = parsed.GetRequiredValue(network);
            await desk.ConnectAsync(
                new ProviderTerms
                {
                    Network = id,
                    Address = parsed.GetRequiredValue(issuer),
                    ClientId = parsed.GetRequiredValue(client),
                    ClientSecret = parsed.GetValue(secret) is { } file ? ReadFile(file).Trim() : null,
                    Scopes = parsed.GetValue(scope) ?? [],
                    Domains = parsed.GetValue(domain) ?? [],
                    TierClaim = parsed.GetValue(tier),
                    EndsClaim = parsed.GetValue(ends),
                    ActiveClaim = parsed.GetValue(active),
                    IsOperatorTrusted = true,
                },
                PublicAddress.Read(parsed.GetRequiredValue(url)),
                cancellationToken);
            Console.WriteLine($"The members of {id} sign in at {parsed.GetRequiredValue(issuer)}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static (Option<string?> Role, Option<string?> Network) Grant() => (
        new("--role") { Description = $"What the account or client may do: {string.Join(", ", IdentityDesk.Roles)}.", HelpName = "ROLE" },
        new("--network") { Description = "For which network; for every role but Operator.", HelpName = "NETWORK" });

    private static Option<string> PublicUrl() => new("--public-url") { Description = "The address under which people reach the directory.", DefaultValueFactory = _ => HostSettings.DefaultUrl, HelpName = "URL" };

    private static Task<IdentityDesk> OpenAsync(string data, CancellationToken cancellationToken)
    {
        var settings = new HostSettings { Data = Path.GetFullPath(data) };
        Directory.CreateDirectory(settings.Data);
        return IdentityDesk.OpenAsync(settings.Identity, cancellationToken);
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {failure.Message}");
        }
    }
}
