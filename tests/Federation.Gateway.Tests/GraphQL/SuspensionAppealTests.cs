using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>An appeal against a suspension as the centre's network, assessors and everybody else see it.</summary>
public sealed class SuspensionAppealTests : IAsyncLifetime
{
    private GatewayHost? _host;
    private CentreId _centre;
    private string _manager = "", _assessor = "", _second = "", _insider = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);
        await Host.Seed.AddAsync(Seed.Network("a"));
        _centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        await Host.CatchUpAsync();
        _manager = Host.Callers.Add(Role.NetworkManager, "a");
        _assessor = Host.Callers.Add(Assessor("first", "b"));
        _second = Host.Callers.Add(Assessor("second", "c"));
        _insider = Host.Callers.Add(Assessor("insider", "a"));
        Assert.Equal("AWARDED", await AskAsync($"awardLabel(input: {{ centre: \"{_centre}\", madeOn: 0, actor: \"operator\", reason: \"Assessed.\", levels: {{ services: 2 }} }})", Host.Token));
        Assert.Equal("SUSPENDED", await DecideAsync("suspendLabel", 1, _assessor));
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Appeal_ThatIsAllowed_ReinstatesTheLabel()
    {
        Assert.Equal("SUSPENDED", await DecideAsync("appealSuspension", 2, _manager));
        string waiting = (await Host.AskAsync("{ suspensionAppeals { centreKey since centre { name } label { version isAppealed appealUntil history { kind reason } } } }", token: _second)).Data.GetProperty("suspensionAppeals")[0].GetRawText();
        Assert.Equal($$$"""{"centreKey":"{{{_centre}}}","since":"2026-03-01T09:30:00.000Z","centre":{"name":"Le Hangar"},"label":{"version":3,"isAppealed":true,"appealUntil":null,"history":[{"kind":"AWARDED","reason":"Assessed."},{"kind":"SUSPENDED","reason":"Why."},{"kind":"APPEALED","reason":"Why."}]}}""", waiting);

        Assert.Equal("assessment.conflict", await DecideAsync("decideSuspensionAppeal", 3, _insider, ", allowed: true"));
        Assert.Equal("AWARDED", await DecideAsync("decideSuspensionAppeal", 3, _second, ", allowed: true"));
        Assert.Equal("[]", (await Host.AskAsync("{ suspensionAppeals { since } }", token: _second)).Data.GetProperty("suspensionAppeals").GetRawText());
    }

    [Fact]
    public async Task Appeal_ThatIsDismissed_IsDecidedBySomebodyElseAndLeavesItSuspended()
    {
        await DecideAsync("appealSuspension", 2, _manager);

        Assert.Equal("label.appealed", await DecideAsync("revokeLabel", 3, _second));
        Assert.Equal("label.own-decision", await DecideAsync("decideSuspensionAppeal", 3, _assessor, ", allowed: false"));
        Assert.Equal("SUSPENDED", await DecideAsync("decideSuspensionAppeal", 3, _second, ", allowed: false"));
        Assert.Equal("label.appealed", await DecideAsync("appealSuspension", 4, _manager));
        Assert.Equal("label.no-appeal", await DecideAsync("decideSuspensionAppeal", 4, _second, ", allowed: true"));
        Assert.Equal("AWARDED", await DecideAsync("reinstateLabel", 4, _second)); // an appeal is not the only way back
    }

    [Fact]
    public async Task Appeal_AfterThirtyDays_IsTooLate()
    {
        Assert.Equal("2026-03-31T09:30:00.000Z", (await Host.AskAsync($"{{ centre(id: \"{_centre}\") {{ label {{ appealUntil }} }} }}")).Data.GetProperty("centre").GetProperty("label").GetProperty("appealUntil").GetString());
        Host.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromTicks(1));

        Assert.Equal("label.appeal-late", await DecideAsync("appealSuspension", 2, _manager));
    }

    // What was revoked stays so: there is nothing to appeal against.
    [Fact]
    public async Task Appeal_AgainstARevocation_IsRefused()
    {
        Assert.Equal("REVOKED", await DecideAsync("revokeLabel", 2, _second));

        Assert.Equal("label.revoked", await DecideAsync("appealSuspension", 3, _manager));
        Assert.Equal("label.revoked", await DecideAsync("decideSuspensionAppeal", 3, _second, ", allowed: true"));
    }

    [Fact]
    public async Task Appeal_BySomebodyWhomItDoesNotConcern_IsNotFound()
    {
        foreach (string token in new[] { Host.Callers.Add(Role.NetworkManager, "b"), Host.Callers.Add(Role.Member, "a"), Host.Callers.Add(Role.CentreStaff, "a") }) Assert.Equal("label.unknown-centre", await DecideAsync("appealSuspension", 2, token));
        Assert.Equal("assessment.not-yours", await DecideAsync("appealSuspension", 2, _second));
        // A centre that never had a label has no appeal either, and looks the same as one that is not there.
        string other = (await Host.Seed.OpenAsync("a", "2", new ListingContent { Name = "La Grange" })).Value;
        await Host.CatchUpAsync();
        foreach (string centre in new[] { other, "0198a0000000700080000000000000ff" }) Assert.Equal("label.unknown-centre", await AskAsync($"appealSuspension(input: {{ centre: \"{centre}\", madeOn: 0, reason: \"Why.\" }})", _manager));
    }

    // A centre that applied for itself has no role of a network.
    [Fact]
    public async Task Appeal_ByWhoAppliedForTheLabel_IsTaken()
    {
        await DecideAsync("revokeLabel", 2, _second);
        string applicant = Host.Callers.Add(new Caller("applicant", [], TokenScopes.All));
        await Host.AskAsync($"mutation {{ openAssessment(centre: \"{_centre}\") {{ __typename }} }}", token: applicant);
        await Host.Grains.Label(_centre).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 3, Actor = "second", Reason = "Assessed.", Levels = new LabelLevels { Services = 1 }, Assessment = $"{_centre}-1" });
        await DecideAsync("suspendLabel", 4, _assessor);

        Assert.Equal("label.unknown-centre", await DecideAsync("appealSuspension", 5, Host.Callers.Add(new Caller("stranger", [], TokenScopes.All))));
        Assert.Equal("SUSPENDED", await DecideAsync("appealSuspension", 5, applicant));
    }

    private static Caller Assessor(string account, string network) => new(account, [new RoleGrant(Role.Assessor, NetworkId.Parse(network))], TokenScopes.All);

    private Task<string?> DecideAsync(string mutation, int madeOn, string token, string more = "") => AskAsync($"{mutation}(input: {{ centre: \"{_centre}\", madeOn: {madeOn}, reason: \"Why.\"{more} }})", token);

    /// <summary>The state after it, or the code of the refusal.</summary>
    private async Task<string?> AskAsync(string mutation, string token)
    {
        var answer = await Host.AskAsync($"mutation {{ done: {mutation} {{ ... on LabelDecided {{ label {{ state }} }} ... on Refusal {{ code }} }} }}", token: token);
        Assert.False(answer.HasErrors, answer.Body.ToString());
        var done = answer.Data.GetProperty("done");
        return done.TryGetProperty("code", out var code) ? code.GetString() : done.GetProperty("label").GetProperty("state").GetString();
    }
}
