using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Accounts;

/// <summary>What somebody may have, and have forgotten, of what is kept of them.</summary>
public sealed class OwnDataDeskTests : IAsyncLifetime
{
    private readonly MemoryStore _visits = new();
    private readonly CentreId _centre = CentreId.New(TimeProvider.System);
    private AccountStore? _store;
    private Account? _account;
    private OwnDataDesk? _desk;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private Account Person => _account ?? throw new InvalidOperationException("The store is not open.");

    private OwnDataDesk Desk => _desk ?? throw new InvalidOperationException("The store is not open.");

    private Pseudonym Visitor => Pseudonym.Of(Store.Get<IdentityKeys>().Current.Pairwise, Person.Id, _centre);

    public async ValueTask InitializeAsync()
    {
        _store = await AccountStore.OpenAsync();
        var keys = Store.Get<IdentityKeys>();
        await keys.RefreshAsync(Token);
        using var scope = Store.Services.CreateScope();
        _account = new Account { UserName = "marie@person.example", Email = "marie@person.example", Created = AccountStore.Now.UtcDateTime };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(_account)).Succeeded);
        _desk = new OwnDataDesk(new OwnVisits(_visits, Store.Clock), new VisitForgetting(_visits), new CentreArchive(_visits), Store.Get<GrantBook>(), Store.Get<AccountBook>(), new PairwiseSubjects(keys), keys, Store.Get<IServiceScopeFactory>(), Store.Clock);
        await Store.Get<GrantBook>().AddAsync(_account.Id, "CentreStaff", "a", null, Token);
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task Data_OfAnAccount_TellsAllThatIsKeptAndNothingOfOthers()
    {
        await VisitAsync(Visitor);
        await VisitAsync(Pseudonym.OfNobody());
        await BlockAsync(Pseudonym.OfNobody());
        await BlockAsync(Visitor);
        await JoinAsync(isBlocked: false);
        await AgreeAsync(Person.Id);
        await AgreeAsync("somebody else");
        Assert.NotNull((await Store.Get<CredentialBook>().EnterAsync(Person.Id, "a", AccountStore.Now.AddDays(1), Token)).Index);

        var data = await Desk.OfAsync(Person, Token);

        Assert.Equal(("marie@person.example", false), (data.Account.Email, data.Account.HasPassword));
        Assert.Equal(("CentreStaff", "a"), Assert.Single(data.Roles) is var role ? (role.Role, role.Network) : default);
        Assert.Equal((_centre.Value, Visitor.Value, "nomad"), Assert.Single(data.Visits) is var visit ? (visit.Centre, visit.Pseudonym, visit.Tier) : default);
        Assert.Equal(_centre.Value, Assert.Single(data.Blocked).Centre);
        Assert.Equal(("a", "nomad"), Assert.Single(data.Memberships) is var membership ? (membership.Network, membership.Tier) : default);
        Assert.Equal(("web", "passes"), Assert.Single(data.Agreements) is var agreed ? (agreed.Client, Assert.Single(agreed.Scopes)) : default);
        Assert.Equal("a", Assert.Single(data.Credentials).Network);
    }

    [Fact]
    public async Task Close_WithNothingInTheWay_LeavesNothing()
    {
        await AgreeAsync(Person.Id);
        await AgreeAsync("somebody else");

        Assert.Equal(new AccountClosing(ClosingOutcome.Closed, null), await Desk.CloseAsync(Person.Id, Token));

        using var scope = Store.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        Assert.Empty(database.Users);
        Assert.Empty(database.Grants);
        var agreements = await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().ListAsync(cancellationToken: Token).ToListAsync(Token);
        var states = new List<string?>();
        foreach (object agreement in agreements) states.Add(await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().GetStatusAsync(agreement, Token));
        Assert.Equal([OpenIddictConstants.Statuses.Revoked, OpenIddictConstants.Statuses.Valid], states.Order(StringComparer.Ordinal));
    }

    // Whoever could come back as a stranger would have all days of the month again.
    [Fact]
    public async Task Close_WithAVisitInAnOpenMonth_WaitsForItsClosing()
    {
        await VisitAsync(Visitor);

        Assert.Equal(new AccountClosing(ClosingOutcome.MonthOpen, new DateTimeOffset(2026, 4, 11, 0, 0, 0, TimeSpan.Zero)), await Desk.CloseAsync(Person.Id, Token));

        Assert.NotNull(await Store.Get<AccountBook>().FindActiveAsync(Person.Id, Person.SecurityStamp, Token));
        Assert.Single((await Desk.OfAsync(Person, Token)).Visits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Close_WhileBlocked_IsNotForThePersonToDo(bool atADoor)
    {
        if (atADoor)
        {
            await BlockAsync(Visitor);
        }
        else
        {
            await JoinAsync(isBlocked: true);
        }

        Assert.Equal(ClosingOutcome.Blocked, (await Desk.CloseAsync(Person.Id, Token)).Outcome);
        Assert.NotNull(await Store.Get<AccountBook>().FindActiveAsync(Person.Id, Person.SecurityStamp, Token));
    }

    // Who left is said anew at the next sign-in: nothing is forgotten by closing.
    [Fact]
    public async Task Close_ByWhomTheProviderDoesNotVouchForAnyMore_IsDone()
    {
        await JoinAsync(isBlocked: false, isGone: true);

        Assert.Equal(ClosingOutcome.Closed, (await Desk.CloseAsync(Person.Id, Token)).Outcome);
    }

    private async Task JoinAsync(bool isBlocked, bool isGone = false)
    {
        using var scope = Store.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        database.Memberships.Add(new Membership { AccountId = Person.Id, Network = "a", Issuer = Membership.ByTheNetwork, Tier = "nomad", IsBlockedByManager = isBlocked, IsBlockedByProvider = isGone });
        await database.SaveChangesAsync(Token);
    }

    private async Task AgreeAsync(string account)
    {
        using (var first = Store.Services.CreateScope())
        {
            if (await first.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CountAsync(Token) == 0) await Store.Get<ClientRegister>().AddAsync(new ClientTerms { Id = "web", Name = "Web", RedirectUris = ["https://web.example/callback"] }, Token);
        }

        using var scope = Store.Services.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object client = (await clients.FindByClientIdAsync("web", Token))!; // It was added.
        string subject = new PairwiseSubjects(Store.Get<IdentityKeys>()).Of("host:web.example", account);
        var agreement = new OpenIddictAuthorizationDescriptor { ApplicationId = await clients.GetIdAsync(client, Token), Subject = subject, Status = OpenIddictConstants.Statuses.Valid, Type = OpenIddictConstants.AuthorizationTypes.Permanent, CreationDate = AccountStore.Now };
        agreement.Scopes.Add("passes");
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().CreateAsync(agreement, Token);
    }

    private async Task VisitAsync(Pseudonym visitor)
    {
        var visit = new Visit { Centre = _centre, Nonce = DoorNonce.New(), At = AccountStore.Now, Day = DateOnly.FromDateTime(AccountStore.Now.UtcDateTime), Visitor = visitor, HomeNetwork = NetworkId.Parse("a"), Tier = Tier.Parse("nomad"), Host = NetworkId.Parse("b") };
        await PutAsync(RowKinds.Visit, $"{_centre}/2026-03/{visit.Nonce}", visit);
    }

    private Task BlockAsync(Pseudonym visitor) => PutAsync(RowKinds.BlockedVisitor, $"{_centre}/{visitor}", new BlockedVisitor { Visitor = visitor, Since = AccountStore.Now });

    private async Task PutAsync<T>(string kind, string id, T row) =>
        await _visits.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(new StateKey(kind, id), 0, JsonSerializer.SerializeToUtf8Bytes(row, JsonSerializerOptions.Web))] }, Token);
}
