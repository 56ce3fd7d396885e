using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>A terminal at the door of one centre: what its token opens, and that it opens nothing else, whoever let it in.</summary>
public sealed class TerminalAccessTests
{
    private static readonly NetworkId Own = NetworkId.Parse("cote-dor");
    private static readonly CentreId Centre = CentreId.New(TimeProvider.System);

    [Theory]
    [InlineData(nameof(Role.CentreStaff), true)]
    [InlineData(nameof(Role.NetworkManager), true)]
    [InlineData(nameof(Role.Member), false)]
    [InlineData(nameof(Role.Assessor), false)]
    [InlineData(nameof(Role.Operator), false)]
    public void At_ADoor_LeavesOfARoleThatOfStaffAlone(string name, bool isStaff)
    {
        var role = Enum.Parse<Role>(name);
        var terminal = new Caller("somebody", [new RoleGrant(role, role == Role.Operator ? null : Own)], TokenScopes.All).At(Centre);

        Assert.Equal(isStaff, terminal.Has(Role.CentreStaff, Own));
        foreach (var other in Enum.GetValues<Role>().Where(other => other != Role.CentreStaff)) Assert.False(terminal.Has(other));
        Assert.Equal(("terminal:somebody", Centre), (terminal.Subject, terminal.Centre));
        Assert.True(terminal.Scopes.SetEquals([TokenScopes.Admission]));
    }

    [Fact]
    public void At_ADoor_StaysThereAndIsNobodyElse()
    {
        var person = new Caller("somebody", [new RoleGrant(Role.CentreStaff, Own)], [TokenScopes.Admission]);
        var terminal = person.At(Centre).Until(GatewayHost.Now);

        Assert.Equal((Centre, GatewayHost.Now), (terminal.Centre, terminal.Expires));
        Assert.False(terminal.IsSameAs(person));
        Assert.False(terminal.IsSameAs(person.At(CentreId.New(TimeProvider.System))));
        Assert.True(terminal.IsSameAs(person.At(Centre)));
        Assert.False(Caller.Anonymous.At(Centre).IsSignedIn);
    }

    // A token without the scope of doors is for none.
    [Fact]
    public void At_ADoor_WithoutItsScope_IsStaffOfNothing() => Assert.False(new Caller("somebody", [new RoleGrant(Role.NetworkManager, Own)], [TokenScopes.Networks]).At(Centre).Has(Role.CentreStaff, Own));

    [Fact]
    public void EveryFieldThatIsNotForEverybody_ForATerminal_IsForbiddenButThoseOfItsDoor()
    {
        var terminal = new Caller("somebody", [.. Enum.GetValues<Role>().Select(role => new RoleGrant(role, role == Role.Operator ? null : Own))], TokenScopes.All).At(Centre);

        var open = AccessTable.Standard.Rows.Where(row => row.Rule.IsGuarded && row.Rule.Judge(terminal) != Verdict.Forbidden).Select(row => row.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["Mutation.blockVisitor", "Mutation.openDoor", "Mutation.presentCode", "Mutation.reconcileDoor", "Mutation.unblockVisitor", "Query.admission", "Query.door", "Query.doorEntries", "Query.doorKit", "Query.visits"], open);
    }

    [Fact]
    public async Task Door_AskedForByATerminal_IsItsOwnAloneAlsoWhereTheNetworkKeepsBoth()
    {
        await using var host = await GatewayHost.StartAsync();
        var own = await host.Seed.OpenAsync(Own.Value, "1", new ListingContent { Name = "La Ruche" });
        var other = await host.Seed.OpenAsync(Own.Value, "2", new ListingContent { Name = "Le Hangar" });
        foreach (var centre in (CentreId[])[own, other]) await host.Seed.AddAsync(centre, new DoorRecord { Keeper = Own });
        await host.CatchUpAsync();
        string terminal = host.Callers.Add(new Caller("somebody", [new RoleGrant(Role.NetworkManager, Own)], TokenScopes.All).At(own));

        Assert.Equal("Door", await DoorAsync(host, own, terminal));
        Assert.Null(await DoorAsync(host, other, terminal));
        Assert.Null(await DoorAsync(host, CentreId.New(host.Clock), terminal));
    }

    // Whose network kept a door lately may tell of that time: at its own door, and at no other.
    [Fact]
    public async Task Reconciling_AtADoorThatTheNetworkKeptLately_IsForTheTerminalOfThatDoorAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        var own = await host.Seed.OpenAsync("foreign", "1", new ListingContent { Name = "La Ruche" });
        var other = await host.Seed.OpenAsync("foreign", "2", new ListingContent { Name = "Le Hangar" });
        foreach (var centre in (CentreId[])[own, other]) await host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse("foreign"), Former = [new FormerKeeper(Own, GatewayHost.Now.AddHours(-1))] });
        await host.CatchUpAsync();
        string terminal = host.Callers.Add(new Caller("somebody", [new RoleGrant(Role.CentreStaff, Own)], TokenScopes.All).At(own));

        Assert.Equal("DoorReconciled", await ReconcileAsync(host, own, terminal));
        Assert.Equal("NotFound", await ReconcileAsync(host, other, terminal));
    }

    private static async Task<string?> ReconcileAsync(GatewayHost host, CentreId centre, string token) =>
        (await host.AskAsync($$"""mutation { reconcileDoor(centre: "{{centre}}", admissions: []) { __typename } }""", token: token)).Data.GetProperty("reconcileDoor").GetProperty("__typename").GetString();

    private static async Task<string?> DoorAsync(GatewayHost host, CentreId centre, string token)
    {
        var answer = (await host.AskAsync($$"""{ door(centre: "{{centre}}") { __typename } }""", token: token)).Data.GetProperty("door");
        return answer.ValueKind == System.Text.Json.JsonValueKind.Null ? null : answer.GetProperty("__typename").GetString();
    }
}
