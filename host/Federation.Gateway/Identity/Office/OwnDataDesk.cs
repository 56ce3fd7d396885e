using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Office;

/// <summary>
/// What somebody may do with everything that is kept of them: have it, have their visits forgotten, close the account. Only here are an account and its pseudonyms brought together, for the person alone. Thread safe; of those who
/// ask at one time two are served, for each walks over all visits.
/// </summary>
internal sealed class OwnDataDesk(OwnVisits visits, VisitForgetting forgetting, CentreArchive centres, GrantBook grants, AccountBook accounts, PairwiseSubjects subjects, IdentityKeys keys, IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 200;

    private readonly SemaphoreSlim _places = new(2, 2);

    public Task<OwnData> OfAsync(Account account, CancellationToken cancellationToken) => InTurnAsync(async () =>
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var logins = await database.UserLogins.AsNoTracking().Where(login => login.UserId == account.Id).Select(login => login.LoginProvider).ToListAsync(cancellationToken);
        var memberships = await database.Memberships.AsNoTracking().Where(row => row.AccountId == account.Id).OrderBy(row => row.Network).ToListAsync(cancellationToken);
        var credentials = await database.Credentials.AsNoTracking().Where(row => row.AccountId == account.Id).OrderBy(row => row.Until).ToListAsync(cancellationToken);
        return new OwnData
        {
            MadeAt = clock.GetUtcNow(),
            // The provider of a login is the network and a hash of its issuer.
            Account = new OwnAccount(account.Id, account.Created, account.Email, account.PasswordHash is not null, [.. logins.Select(login => login.Split(':')[0]).Order(StringComparer.Ordinal)]),
            Memberships = [.. memberships.Select(row => new OwnMembership(row.Network, row.Tier, row.Ends, row.ConfirmedAt, row.IsBlockedByManager || row.IsBlockedByProvider))],
            Roles = [.. (await grants.OfAsync(account.Id, cancellationToken)).Select(grant => new OwnRole(grant.Role, grant.Network, grant.GrantedAt))],
            Agreements = await AgreementsAsync(scope, account.Id, cancellationToken),
            Credentials = [.. credentials.Select(row => new OwnCredential(row.Network, row.Until))],
            Visits = await VisitsAsync(account.Id, cancellationToken),
            Blocked = await BlockedAsync(account.Id, cancellationToken),
        };
    }, cancellationToken);

    /// <summary>Programs that the person agreed to, each once.</summary>
    public async Task<IReadOnlyList<string>> AgreedAsync(string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return [.. (await AgreementsAsync(scope, account, cancellationToken)).Select(agreed => agreed.Client).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes back that the person agreed, with every token that the program holds of them. Nothing happens where they did not.</summary>
    /// <param name="client">The program's id: any text at all.</param>
    public async Task DisagreeAsync(string account, string client, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (client.Length is 0 or > 512 || await clients.FindByClientIdAsync(client, cancellationToken) is not { } known) return;
        string subject = subjects.Of((await ClientSector.OfAsync(clients, known, cancellationToken)).Name, account), key = (await clients.GetIdAsync(known, cancellationToken))!; // It is stored.
        // Of each sign-in too: what a program was given then belongs to one of these.
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().RevokeAsync(subject, key, status: null, type: null, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().RevokeAsync(subject, key, status: null, type: null, cancellationToken);
    }

    /// <summary>Cuts visits off from the person: those of closed months now, those of others when their month is closed.</summary>
    /// <returns>How many are meant, now and then.</returns>
    public Task<int> ForgetAsync(string account, CancellationToken cancellationToken) => InTurnAsync(() => ForgetInTurnAsync(account, cancellationToken), cancellationToken);

    /// <summary>
    /// Closes the account, with its visits forgotten as <see cref="ForgetAsync"/> does, its roles and what it agreed to. That cannot be undone. Whoever is blocked, or has visits in an open month, would come back as a stranger, past the
    /// block and with all days of the month: these wait, or ask their network.
    /// </summary>
    public Task<AccountClosing> CloseAsync(string account, CancellationToken cancellationToken) => InTurnAsync(() => CloseInTurnAsync(account, cancellationToken), cancellationToken);

    public void Dispose() => _places.Dispose();

    private async Task<int> ForgetInTurnAsync(string account, CancellationToken cancellationToken)
    {
        int meant = await visits.ForgetAsync(NameOf(account), cancellationToken);
        await forgetting.RunAsync(cancellationToken);
        return meant;
    }

    private async Task<AccountClosing> CloseInTurnAsync(string account, CancellationToken cancellationToken)
    {
        if (await IsBlockedAsync(account, cancellationToken)) return new AccountClosing(ClosingOutcome.Blocked, null);
        // First: afterwards nobody knows whose the visits were.
        await ForgetInTurnAsync(account, cancellationToken);
        if (await visits.ReadAsync(NameOf(account), cancellationToken).Select(visit => (DateOnly?)visit.Day).MaxAsync(cancellationToken: cancellationToken) is { } last) return new AccountClosing(ClosingOutcome.MonthOpen, StatementTimes.ClosesAt(VisitMonth.Of(last)));
        using (var scope = scopes.CreateScope())
        {
            var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
            foreach (string subject in await SubjectsAsync(scope, account, cancellationToken)) await authorizations.RevokeBySubjectAsync(subject, cancellationToken);
        }

        await grants.RemoveAllAsync(account, cancellationToken);
        await accounts.CloseAsync(account, cancellationToken);
        return new AccountClosing(ClosingOutcome.Closed, null);
    }

    /// <summary>By the network's manager, or at any door. What a provider says of who is in good standing it says anew at each sign-in.</summary>
    private async Task<bool> IsBlockedAsync(string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Memberships.AnyAsync(row => row.AccountId == account && row.IsBlockedByManager, cancellationToken)
            || (await visits.BlockedAsync(NameOf(account), cancellationToken)).Count > 0;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> walk, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await walk();
        }
        finally
        {
            _places.Release();
        }
    }

    private Func<CentreId, Pseudonym> NameOf(string account) => centre => Pseudonym.Of(keys.Current.Pairwise, account, centre);

    private async Task<IReadOnlyList<OwnVisit>> VisitsAsync(string account, CancellationToken cancellationToken)
    {
        var all = await visits.ReadAsync(NameOf(account), cancellationToken).OrderBy(visit => visit.At).ToListAsync(cancellationToken);
        var names = await NamesAsync(all.Select(visit => visit.Centre), cancellationToken);
        return [.. all.Select(visit => new OwnVisit(visit.Centre.Value, names[visit.Centre], visit.At, visit.Day, visit.HomeNetwork.Value, visit.Tier.Value, visit.Host?.Value, visit.IsOffline, visit.Visitor.Value))];
    }

    private async Task<IReadOnlyList<OwnBlock>> BlockedAsync(string account, CancellationToken cancellationToken)
    {
        var all = await visits.BlockedAsync(NameOf(account), cancellationToken);
        var names = await NamesAsync(all.Select(block => block.Centre), cancellationToken);
        return [.. all.Select(block => new OwnBlock(block.Centre.Value, names[block.Centre], block.Since))];
    }

    private async Task<Dictionary<CentreId, string?>> NamesAsync(IEnumerable<CentreId> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<CentreId, string?>();
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            foreach (var (id, centre) in some.Zip(await centres.ReadAsync(some, cancellationToken))) names[id] = centre is { State.IsClosed: false } ? centre.Content.Name : null;
        }

        return names;
    }

    private async Task<IReadOnlyList<OwnAgreement>> AgreementsAsync(IServiceScope scope, string account, CancellationToken cancellationToken)
    {
        var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var agreed = new List<OwnAgreement>();
        foreach (string subject in await SubjectsAsync(scope, account, cancellationToken))
        {
            await foreach (object authorization in authorizations.FindAsync(subject, client: null, OpenIddictConstants.Statuses.Valid, OpenIddictConstants.AuthorizationTypes.Permanent, scopes: null, cancellationToken))
            {
                object? client = await authorizations.GetApplicationIdAsync(authorization, cancellationToken) is { } id ? await clients.FindByIdAsync(id, cancellationToken) : null;
                string? name = client is null ? null : await clients.GetClientIdAsync(client, cancellationToken);
                if (name is not null) agreed.Add(new OwnAgreement(name, await authorizations.GetScopesAsync(authorization, cancellationToken), await authorizations.GetCreationDateAsync(authorization, cancellationToken)));
            }
        }

        return agreed;
    }

    /// <summary>What clients call the person: another for each, so that the store itself does not tell whose they are.</summary>
    private async Task<IReadOnlyCollection<string>> SubjectsAsync(IServiceScope scope, string account, CancellationToken cancellationToken)
    {
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (object client in clients.ListAsync(cancellationToken: cancellationToken)) known.Add(subjects.Of((await ClientSector.OfAsync(clients, client, cancellationToken)).Name, account));
        return known;
    }
}
