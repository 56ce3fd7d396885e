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
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

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

        var data = await Desk.OfAsync(Person, Token);

        Assert.Equal(("marie@person.example", false), (data.Account.Email, data.Account.HasPassword));
        Assert.Equal(("CentreStaff", "a"), Assert.Single(data.Roles) is var role ? (role.Role, role.Network) : default);
        Assert.Equal((_centre.Value, Visitor.Value, "nomad"), Assert.Single(data.Visits) is var visit ? (visit.Centre, visit.Pseudonym, visit.Tier) : default);
        Assert.Empty(data.Blocked);
    }

    [Fact]
    public async Task Close_WithNothingInTheWay_LeavesNothing()
    {
        Assert.Equal(new AccountClosing(ClosingOutcome.Closed, null), await Desk.CloseAsync(Person.Id, Token));

        using var scope = Store.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        Assert.Empty(database.Users);
        Assert.Empty(database.Grants);
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
            using var scope = Store.Services.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
            database.Memberships.Add(new Membership { AccountId = Person.Id, Network = "a", Issuer = Membership.ByTheNetwork, IsBlockedByManager = true });
            await database.SaveChangesAsync(Token);
        }

        Assert.Equal(ClosingOutcome.Blocked, (await Desk.CloseAsync(Person.Id, Token)).Outcome);
        Assert.NotNull(await Store.Get<AccountBook>().FindActiveAsync(Person.Id, Person.SecurityStamp, Token));
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
