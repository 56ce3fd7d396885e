using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

/// <summary>Codes that are said at a door in place of passes. Each test has a centre and a phone of its own.</summary>
public sealed class CodeDoorTests(DoorCluster doors) : IClassFixture<DoorCluster>, IAsyncLifetime
{
    private readonly Phone _phone = new();
    private CentreId _centre;

    private IDoorGrain Door => doors.Door(_centre);

    private DateTimeOffset Now => doors.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        doors.Clock.SetUtcNow(new DateTimeOffset(Now.Year + 1, 11, 2, 11, 0, 0, TimeSpan.Zero));
        _centre = await OpenAsync();
    }

    public ValueTask DisposeAsync()
    {
        _phone.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task PresentCode_OfAMember_IsDecidedOnAsThePassIsAndCountsOnce()
    {
        doors.Log.Clear();
        string code = await CodeAsync();

        var answer = await Door.PresentCode(code.ToLowerInvariant());

        Assert.Equal((AdmissionVerdict.Allowed, AdmissionCodes.Allowed, (int?)1, "ruche"), (answer.Verdict, answer.Code, answer.DaysLeft, answer.HomeNetwork?.Value));
        Assert.Equal(PassCodes.CodeUnknown, (await Door.PresentCode(code)).Code);
        Assert.Single(await VisitsAsync());
        Assert.DoesNotContain(doors.Log.Lines, line => line.Contains(code, StringComparison.OrdinalIgnoreCase) || line.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    // The answers of the rules, one by one.
    [Theory]
    [InlineData("guest", AdmissionVerdict.NotAllowed, AdmissionCodes.Tier)]
    [InlineData("nomad", AdmissionVerdict.Blocked, AdmissionCodes.Blocked)]
    public async Task PresentCode_OfWhoIsNotAdmitted_SaysWhat(string tier, AdmissionVerdict verdict, string expected)
    {
        if (expected == AdmissionCodes.Blocked) await Door.Block(new VisitorOrder { Visitor = _phone.Order(_centre).Subject, By = "staff-1" });

        var answer = await Door.PresentCode(await CodeAsync(tier: tier));

        Assert.Equal((verdict, expected), (answer.Verdict, answer.Code));
        Assert.Empty(await VisitsAsync());
    }

    // What changed in two minutes counts.
    [Fact]
    public async Task PresentCode_OfACredentialThatWasTakenBackMeanwhile_IsRefused()
    {
        string code = await CodeAsync(place: 4_711);
        doors.Home.Say(4_711, CredentialState.Withdrawn);

        Assert.Equal(AdmissionCodes.Withdrawn, (await Door.PresentCode(code)).Code);
    }

    [Fact]
    public async Task PresentCode_AtAnotherCentre_OverOrNeverGiven_IsAnsweredAlike()
    {
        var other = await OpenAsync();
        string here = await CodeAsync();

        var elsewhere = await doors.Door(other).PresentCode(here);
        var never = await Door.PresentCode("BCDF-GHJK");
        var none = await Door.PresentCode("marie@example.org");
        doors.Clock.Advance(CodeBook.Lifetime);
        var over = await Door.PresentCode(here);

        Assert.All([elsewhere, never, none, over], answer => Assert.Equal((AdmissionVerdict.NotAllowed, PassCodes.CodeUnknown, null), (answer.Verdict, answer.Code, answer.Visitor)));
    }

    [Fact]
    public async Task PresentCode_AfterManyWrongOnes_IsRefusedAlsoWhereItIsRight()
    {
        string code = await CodeAsync();
        for (int number = 0; number < CodeBook.MostWrong; number++) Assert.Equal(PassCodes.CodeUnknown, (await Door.PresentCode("BCDF-GHJK")).Code);

        Assert.Equal(AdmissionCodes.CodeTries, (await Door.PresentCode(code)).Code);
        doors.Clock.Advance(CodeBook.TriesKept);
        Assert.Equal(AdmissionCodes.Allowed, (await Door.PresentCode(await CodeAsync())).Code);
    }

    [Fact]
    public async Task RequestCode_ForWhatIsNoPassHere_IsRefusedWithItsCode()
    {
        var other = await OpenAsync();

        Assert.Equal(PassCodes.Malformed, (await Door.RequestCode("rubbish")).Code);
        Assert.Equal(PassCodes.Audience, (await doors.Door(other).RequestCode(Pass(DoorNonce.New()))).Code);
        Assert.Equal(PassCodes.Late, (await Door.RequestCode(_phone.Pass(Credential(), _centre, DoorNonce.New(), Now.AddMinutes(-4)))).Code);
    }

    // Whoever names a partner that is slow or down, from anywhere, waits alone.
    [Fact]
    public async Task RequestCode_WhereAPartnerIsAsked_HoldsUpNobodyAtTheDoor()
    {
        using var partner = new TestIssuer(SlowIssuers.Slow);
        string foreign = _phone.Pass(new CredentialIssuer(partner).Issue(_phone.Order(_centre), Now).Credential!, _centre, DoorNonce.New(), Now); // it is in order
        var asked = Enumerable.Range(0, DoorGrain.MostLookedAt).Select(_ => Door.RequestCode(foreign)).ToList();
        await doors.Partner.Full.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(AdmissionCodes.DoorBusy, (await Door.RequestCode(foreign)).Code);
        Assert.Equal(AdmissionCodes.Allowed, (await Door.Present(Pass((await Door.Ask()).Nonce!.Value))).Code); // it gives one

        doors.Partner.Release();
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(PassCodes.Issuer, answer.Code));
        Assert.NotNull(await CodeAsync());
    }

    // One pass, by whichever way it comes: it admits once.
    [Fact]
    public async Task Pass_ThatIsShownAndSaid_AdmitsOnce()
    {
        var nonce = (await Door.Ask()).Nonce!.Value; // it gives one
        string pass = Pass(nonce);
        string code = await CodeAsync(pass);

        Assert.Equal(AdmissionCodes.Allowed, (await Door.Present(pass)).Code);
        Assert.Equal(PassCodes.Replayed, (await Door.PresentCode(code)).Code);

        var second = (await Door.Ask()).Nonce!.Value; // it gives one
        Assert.Equal(AdmissionCodes.Allowed, (await Door.PresentCode(await CodeAsync(Pass(second)))).Code);
        Assert.Equal(PassCodes.Replayed, (await Door.Present(Pass(second))).Code);
        Assert.Equal(AdmissionCodes.Allowed, (await Door.Decision(second))?.Code); // the door's page sees what became of its nonce

        // And over a nonce of its own, twice.
        string own = Pass(DoorNonce.New());
        Assert.Equal(AdmissionCodes.Allowed, (await Door.PresentCode(await CodeAsync(own))).Code);
        Assert.Equal(PassCodes.Replayed, (await Door.PresentCode(await CodeAsync(own))).Code);
        // Nobody admits themselves by it from far away.
        Assert.Equal(PassCodes.NonceUnknown, (await Door.Present(Pass(DoorNonce.New()))).Code);
        Assert.Equal(3, (await VisitsAsync()).Count);
    }

    [Fact]
    public async Task PresentCode_FromBothSilosAtOnce_AdmitsOnce()
    {
        for (int round = 0; round < 10; round++)
        {
            string code = await CodeAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => doors.Door(_centre, number % 2).PresentCode(code)));

            Assert.Single(answers, answer => answer.Verdict == AdmissionVerdict.Allowed);
            doors.Clock.Advance(CodeBook.TriesKept);
        }
    }

    private async Task<CentreId> OpenAsync()
    {
        var centre = await doors.OpenCentreAsync();
        await doors.Door(centre).SetRules(new RulesOrder { MadeOn = 0, Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 2 }] }, For = NetworkId.Parse("hosts"), By = "staff-1" });
        return centre;
    }

    private string Credential(string tier = "nomad", int place = 7) => new CredentialIssuer(doors.Issuer).Issue(_phone.Order(_centre, tier: tier) with { StatusIndex = place }, Now).Credential ?? throw new InvalidOperationException("It is in order.");

    private string Pass(DoorNonce nonce, string tier = "nomad", int place = 7) => _phone.Pass(Credential(tier, place), _centre, nonce, Now);

    private Task<string> CodeAsync(string tier = "nomad", int place = 7) => CodeAsync(Pass(DoorNonce.New(), tier, place));

    private async Task<string> CodeAsync(string pass) => (await Door.RequestCode(pass)).Given?.ToString() ?? throw new InvalidOperationException("There is no code.");

    private Task<List<Visit>> VisitsAsync() => doors.Visits.ReadAsync(_centre, VisitMonth.Of(DateOnly.FromDateTime(Now.UtcDateTime)), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask();
}
