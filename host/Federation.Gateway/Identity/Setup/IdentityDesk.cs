using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Callers;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Setup;

/// <summary>
/// What the operator of this machine does to the account store from the command line, beside a running host or without one. Dispose it when it is done.
/// </summary>
public sealed class IdentityDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private IdentityDesk(ServiceProvider services) => _services = services;

    /// <summary>Opens the account store, and makes it where there is none.</summary>
    public static async Task<IdentityDesk> OpenAsync(IdentitySettings settings, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton(TimeProvider.System).AddIdentityStore(settings);
        var desk = new IdentityDesk(services.BuildServiceProvider());
        try
        {
            using var scope = desk._services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().PrepareAsync(cancellationToken);
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>The names of the roles.</summary>
    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetNames<Role>().Where(role => role != nameof(Role.Member))];

    /// <summary>Makes a link by which an account is made, or given a new password, and gets a role.</summary>
    /// <param name="network">Null for operators alone.</param>
    /// <returns>The path, with its code, at which the person takes the account over.</returns>
    /// <exception cref="SetupException">No e-mail address, no such role, or a role without its network.</exception>
    public async Task<string> InviteAsync(string email, string? role, string? network, CancellationToken cancellationToken)
    {
        var grant = role is null ? null : ReadGrant(role, network);
        return await _services.GetRequiredService<Invitations>().InviteAsync(email, grant, by: null, resets: true, cancellationToken);
    }

    /// <summary>Adds a client of the sign-in, with a role of its own where it acts for itself.</summary>
    /// <returns>Its secret; null where it needs none.</returns>
    /// <exception cref="SetupException">The terms contradict themselves.</exception>
    public async Task<string?> AddClientAsync(ClientTerms terms, string? role, string? network, CancellationToken cancellationToken)
    {
        var grant = role is null ? null : ReadGrant(role, network);
        if (grant is not null && !terms.ActsForItself) throw new SetupException("identity.client", "A client has a role only where it acts for itself.");
        string? secret = await _services.GetRequiredService<ClientRegister>().AddAsync(terms, cancellationToken);
        if (grant is not null) await GrantAsync(CallerGrants.OfClient(terms.Id), grant, cancellationToken);
        return secret;
    }

    /// <summary>The accounts of this directory, in order of their addresses. Members of networks are not among them.</summary>
    public async Task<IReadOnlyList<AccountLine>> AccountsAsync(CancellationToken cancellationToken)
    {
        var lines = new List<AccountLine>();
        foreach (var account in await _services.GetRequiredService<AccountBook>().LocalAsync(cancellationToken))
        {
            lines.Add(new AccountLine(account.Email ?? "", account.Created, IsEnrolled: true, await RolesAsync(account.Id, cancellationToken)));
        }

        var open = await _services.GetRequiredService<Invitations>().OpenAsync(cancellationToken);
        return [.. lines, .. open.Select(invitation => new AccountLine(invitation.Email, invitation.Ends - Invitations.GoodFor, IsEnrolled: false, invitation.Role.Length == 0 ? [] : [$"{invitation.Role} {invitation.Network}".TrimEnd()]))];
    }

    /// <exception cref="SetupException">There is no such account, or it has not that role.</exception>
    public async Task RevokeAsync(string email, string role, string? network, CancellationToken cancellationToken)
    {
        var grant = ReadGrant(role, network);
        string account = await IdOfAsync(email, cancellationToken);
        bool was = await _services.GetRequiredService<GrantBook>().RemoveAsync(account, grant.Role.ToString(), grant.Network?.Value ?? "", cancellationToken);
        if (!was) throw new SetupException("identity.role", "The account has not that role.");
    }

    /// <exception cref="SetupException">There is no such account.</exception>
    public async Task CloseAsync(string email, CancellationToken cancellationToken)
    {
        string account = await IdOfAsync(email, cancellationToken);
        await _services.GetRequiredService<GrantBook>().RemoveAllAsync(account, cancellationToken);
        await _services.GetRequiredService<AccountBook>().CloseAsync(account, cancellationToken);
    }

    /// <summary>Removes the account of a network's member, with memberships and roles: nothing of the person is left in the account store.</summary>
    /// <param name="subject">What the network's provider calls the member.</param>
    /// <exception cref="SetupException">Nobody of that network has signed in under this subject.</exception>
    public async Task EraseMemberAsync(string network, string subject, CancellationToken cancellationToken)
    {
        await _services.GetRequiredService<IdentityKeys>().RefreshAsync(cancellationToken);
        string account = await _services.GetRequiredService<MembershipBook>().AccountOfAsync(network, subject, cancellationToken) ?? throw new SetupException("membership.none", "Nobody of that network has signed in under this subject.");
        await _services.GetRequiredService<GrantBook>().RemoveAllAsync(account, cancellationToken);
        await _services.GetRequiredService<AccountBook>().CloseAsync(account, cancellationToken);
    }

    /// <summary>In order of their ids.</summary>
    public async Task<IReadOnlyList<ClientLine>> ClientsAsync(CancellationToken cancellationToken)
    {
        var lines = new List<ClientLine>();
        foreach (var client in await _services.GetRequiredService<ClientRegister>().ListAsync(cancellationToken))
        {
            lines.Add(client with { Roles = await RolesAsync(CallerGrants.OfClient(client.Id), cancellationToken) });
        }

        return lines;
    }

    /// <exception cref="SetupException">There is no such client.</exception>
    public async Task RemoveClientAsync(string id, CancellationToken cancellationToken)
    {
        await _services.GetRequiredService<ClientRegister>().RemoveAsync(id, cancellationToken);
        await _services.GetRequiredService<GrantBook>().RemoveAllAsync(CallerGrants.OfClient(id), cancellationToken);
    }

    /// <summary>In order of their networks.</summary>
    public async Task<IReadOnlyList<ProviderLine>> ProvidersAsync(CancellationToken cancellationToken) =>
    [
        .. (await _services.GetRequiredService<ProviderBook>().RefreshAsync(cancellationToken))
            .Select(provider => new ProviderLine(provider.Network, provider.Issuer, provider.ClientId, provider.Domains.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <exception cref="SetupException">The network has none.</exception>
    public async Task DisconnectAsync(string network, CancellationToken cancellationToken)
    {
        if (!await _services.GetRequiredService<ProviderBook>().RemoveAsync(network, cancellationToken)) throw new SetupException("provider.setting", $"The network \"{network}\" has no provider.");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<string> IdOfAsync(string email, CancellationToken cancellationToken) =>
        await _services.GetRequiredService<AccountBook>().IdOfEmailAsync(email, cancellationToken) ?? throw new SetupException("identity.account", "There is no account with that address.");

    private async Task<IReadOnlyList<string>> RolesAsync(string subject, CancellationToken cancellationToken) =>
        [.. (await _services.GetRequiredService<GrantBook>().OfAsync(subject, cancellationToken)).Select(grant => $"{grant.Role} {grant.Network}".TrimEnd())];

    /// <summary>Tries a network's provider, and takes it.</summary>
    /// <returns>Where the provider has to send people back; it must know this address.</returns>
    /// <exception cref="SetupException">It cannot be taken.</exception>
    public async Task<Uri> ConnectAsync(ProviderTerms terms, Uri publicUrl, CancellationToken cancellationToken)
    {
        _ = ReadNetwork(terms.Network);
        var redirectUri = new Uri(publicUrl, IdentityRoutes.Callback(terms.Network));
        var (issuer, refusal) = await ProviderProbe.TryAsync(terms, redirectUri, cancellationToken);
        refusal ??= issuer is null ? null : await _services.GetRequiredService<ProviderBook>().SaveAsync(terms, issuer, cancellationToken);
        return refusal is null ? redirectUri : throw new SetupException(refusal.Code, refusal.Message);
    }

    private Task GrantAsync(string subject, RoleGrant grant, CancellationToken cancellationToken) =>
        _services.GetRequiredService<GrantBook>().AddAsync(subject, grant.Role.ToString(), grant.Network?.Value ?? "", by: null, cancellationToken);

    private static NetworkId ReadNetwork(string network) =>
        NetworkId.TryParse(network, out var id) ? id : throw new SetupException("identity.role", $"\"{network}\" is not a network's id: 1 to 63 of a-z, 0-9 and -, not starting with -.");

    private static RoleGrant ReadGrant(string role, string? network)
    {
        if (!Roles.Contains(role, StringComparer.OrdinalIgnoreCase)) throw new SetupException("identity.role", $"There is no role \"{role}\". There are: {string.Join(", ", Roles)}.");
        var read = Enum.Parse<Role>(role, ignoreCase: true);
        if (read == Role.Operator != network is null) throw new SetupException("identity.role", read == Role.Operator ? "An operator is of no network." : $"{read} is of a network: name it.");
        return new RoleGrant(read, network is null ? null : ReadNetwork(network));
    }
}
