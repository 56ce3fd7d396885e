using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members.Statements;

/// <summary>The grain of statements where silos have to know its calls and its state.</summary>
public sealed class ClearingInASiloTests(DoorCluster doors) : IClassFixture<DoorCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // By the machine's clock, as silos go: what a door takes now is closed in weeks to come.
    [Fact]
    public async Task Clearing_AskedFromEitherSilo_ClosesAndRefusesWhatIsNotThere()
    {
        var centre = await doors.OpenCentreAsync();
        var order = new DisputeOrder { Statement = "2026-01/hosts/ruche", Centre = centre, Tier = Tier.Parse("nomad"), Reason = DisputeReason.TooFew, For = NetworkId.Parse("ruche"), By = "manager-1" };

        while (!await Clearing(0).Close()) Token.ThrowIfCancellationRequested();

        Assert.Equal(VisitCodes.NoLine, await Clearing(1).Dispute(order));
        Assert.Equal(VisitCodes.NoLine, await Clearing(0).Answer(new DisputeReply { Statement = order.Statement, Centre = centre, Tier = order.Tier, For = order.For, By = order.By }));
        Assert.True(await new StatementArchive(doors.Store).IsClosedAsync(VisitMonth.Of(new DateOnly(2026, 1, 1)), Token));
    }

    [Fact]
    public async Task Visit_AtADoor_SaysWhoKeptItThen()
    {
        var centre = await doors.OpenCentreAsync();
        using var phone = new Phone();
        var door = doors.Door(centre);
        await door.SetRules(new RulesOrder { MadeOn = 0, Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche") }] }, For = null, By = "operator" });
        await VisitAsync();
        await doors.ListAsync(centre, "inn");
        await door.SetKeeper(new KeeperOrder { Keeper = NetworkId.Parse("inn"), By = "operator" });
        await VisitAsync();
        await doors.UnlistAsync(centre, "inn");
        await VisitAsync();

        Assert.Equal(["hosts", "inn", null], (await doors.Visits.ReadAsync(centre, VisitMonth.Of(DateOnly.FromDateTime(doors.Clock.GetUtcNow().UtcDateTime)), Token).OrderBy(visit => visit.At).ToListAsync(Token)).Select(visit => visit.Host?.Value));

        async Task VisitAsync()
        {
            doors.Clock.Advance(TimeSpan.FromSeconds(1));
            var now = doors.Clock.GetUtcNow();
            string credential = new CredentialIssuer(doors.Issuer).Issue(phone.Order(centre), now).Credential ?? throw new InvalidOperationException("It is a good order.");
            var nonce = (await door.Ask()).Nonce ?? throw new InvalidOperationException("The door gives none.");
            Assert.Equal(AdmissionCodes.Allowed, (await door.Present(phone.Pass(credential, centre, nonce, now))).Code);
        }
    }

    private IClearingGrain Clearing(int silo) => doors.Grains(silo).GetGrain<IClearingGrain>(IClearingGrain.TheOnly);
}
