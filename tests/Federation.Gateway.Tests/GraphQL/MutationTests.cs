using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class MutationTests
{
    private const string Add = "mutation($input: AddNetworkInput!) { addNetwork(input: $input) { network { key name schedule } errors { code message field } } }";
    private const string Sound = """{ "source": "https://example.org/a.csv" }""";

    [Fact]
    public async Task AddNetwork_ByAnOperator_ConfiguresAnUntrustedNetwork()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, Input(Sound, schedule: "15 4 * * *"), host.Token);

        Assert.Equal("""{"network":{"key":"cote-dor","name":"Côte-d'Or","schedule":"15 4 * * *"},"errors":[]}""", answer.Data.GetProperty("addNetwork").GetRawText());
        Assert.Equal(Sound, host.Grains["cote-dor"].Definition?.Config);
        Assert.False(host.Grains["cote-dor"].Definition?.OperatorTrusted);
    }

    [Theory]
    [InlineData("Cote d'Or", "N", "tiers-lieux", Sound, null, "BAD_ID", "id")]
    [InlineData("cote-dor", " ", "tiers-lieux", Sound, null, "BAD_NAME", "name")]
    [InlineData("cote-dor", "N", "nothing", Sound, null, "UNKNOWN_ADAPTER", "adapter")]
    [InlineData("cote-dor", "N", "from-tomorrow", Sound, null, "UNKNOWN_ADAPTER", "adapter")]
    [InlineData("cote-dor", "N", "tiers-lieux", Sound, "every day", "BAD_SCHEDULE", "schedule")]
    [InlineData("cote-dor", "N", "tiers-lieux", "{", null, "BAD_CONFIG", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", "[]", null, "BAD_CONFIG", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "\ud800": 1, "a": 2 }""", null, "BAD_CONFIG", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", "{}", null, "BAD_CONFIG", "config/source")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "source": "https://a.example/", "colour": "red" }""", null, "BAD_CONFIG", "config/colour")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "source": "/etc/passwd" }""", null, "UNSAFE_SOURCE", "config/source")]
    public async Task AddNetwork_SomethingWrong_IsToldAsDataAndNothingIsDone(string id, string name, string adapter, string config, string? schedule, string code, string field)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, new { input = new { id, name, adapter, config, schedule } }, host.Token);

        var error = Assert.Single(answer.Data.GetProperty("addNetwork").GetProperty("errors").EnumerateArray());
        Assert.Equal((code, field), (error.GetProperty("code").GetString(), error.GetProperty("field").GetString()));
        Assert.True(host.Grains.Untouched);
    }

    [Fact]
    public async Task AddNetwork_WithHosts_ApprovesThem()
    {
        await using var host = await GatewayHost.StartAsync();

        await host.AskAsync(Add, Input(Sound, hosts: ["b.example", "*.a.example", "b.example"]), host.Token);

        Assert.Equal(["*.a.example", "b.example"], host.Grains["cote-dor"].Definition?.Hosts);
    }

    [Fact]
    public async Task AddNetwork_HostsThatCannotBeApproved_AreToldEachAndNothingIsDone()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, Input(Sound, hosts: ["https://a.example", "127.0.0.1:8080", "b.example"]), host.Token);

        var errors = answer.Data.GetProperty("addNetwork").GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Equal(("BAD_HOSTS", "hosts"), (error.GetProperty("code").GetString(), error.GetProperty("field").GetString())));
        Assert.True(host.Grains.Untouched);
    }

    [Fact]
    public async Task AddNetwork_SeveralThingsWrong_TellsAllAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, new { input = new { id = "-", name = "", adapter = "none", config = """{ "source": "file:///x", "more": ["C:\\data"] }""", schedule = "x" } }, host.Token);

        Assert.Equal(
            ["BAD_ID", "BAD_NAME", "BAD_SCHEDULE", "UNKNOWN_ADAPTER", "UNSAFE_SOURCE", "UNSAFE_SOURCE"],
            answer.Data.GetProperty("addNetwork").GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task AddNetwork_OfAKnownId_ChangesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var known = Seed.Network("cote-dor");
        host.Grains["cote-dor"].Definition = known;

        var answer = await host.AskAsync(Add, Input(Sound), host.Token);

        Assert.Equal("NETWORK_EXISTS", answer.Data.GetProperty("addNetwork").GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Same(known, host.Grains["cote-dor"].Definition);
    }

    [Fact]
    public async Task AddNetwork_SentAgain_IsFineAndChangesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.AskAsync(Add, Input(Sound), host.Token);
        var known = host.Grains["cote-dor"].Definition;

        var answer = await host.AskAsync(Add, Input(Sound), host.Token);

        Assert.Equal("""{"network":{"key":"cote-dor","name":"Côte-d'Or","schedule":null},"errors":[]}""", answer.Data.GetProperty("addNetwork").GetRawText());
        Assert.Same(known, host.Grains["cote-dor"].Definition);
    }

    [Fact]
    public async Task StartRun_OfAKnownNetwork_TellsTheNewRun()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now, RunStatus.Running));
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, false);

        var answer = await host.AskAsync("mutation { startRun(network: \"cote-dor\") { runId run { status } errors { code } } }", token: host.Token);

        Assert.Equal($$"""{"runId":"{{GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)}}","run":{"status":"RUNNING"},"errors":[]}""", answer.Data.GetProperty("startRun").GetRawText());
    }

    [Fact]
    public async Task StartRun_WhileOneIsUnderWay_TellsWhich()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, true);

        var payload = (await host.AskAsync("mutation { startRun(network: \"cote-dor\") { runId errors { code message } } }", token: host.Token)).Data.GetProperty("startRun");

        Assert.Equal("ALREADY_RUNNING", payload.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Contains(Seed.Run, payload.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run), payload.GetProperty("runId").GetString());
    }

    [Fact]
    public async Task StartRun_OfAnUnknownNetwork_SaysSo()
    {
        await using var host = await GatewayHost.StartAsync();

        var payload = (await host.AskAsync("mutation { startRun(network: \"none\") { runId errors { code } } }", token: host.Token)).Data.GetProperty("startRun");

        Assert.Equal("""{"runId":null,"errors":[{"code":"UNKNOWN_NETWORK"}]}""", payload.GetRawText());
    }

    [Fact]
    public async Task ReleaseRemovals_OfAKnownNetwork_StartsARunForIt()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, false);

        var answer = await host.AskAsync("mutation { releaseRemovals(network: \"cote-dor\") { runId errors { code } } }", token: host.Token);

        Assert.Equal($$"""{"runId":"{{GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)}}","errors":[]}""", answer.Data.GetProperty("releaseRemovals").GetRawText());
        Assert.Equal(new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals }, host.Grains["cote-dor"].Order);
    }

    [Fact]
    public async Task UndoRemovals_ByKeyOrGlobalId_StartsARunForItsOwnNetworkOnly()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Start = new RunStart("later", false);
        const string undo = "mutation($run: ID!) { undoRemovals(network: \"cote-dor\", run: $run) { errors { code field } } }";

        foreach (string run in (string[])[Seed.Run, GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)])
        {
            Assert.Equal("""{"errors":[]}""", (await host.AskAsync(undo, new { run }, host.Token)).Data.GetProperty("undoRemovals").GetRawText());
            Assert.Equal(new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = Seed.Run }, host.Grains["cote-dor"].Order);
        }

        var foreign = await host.AskAsync(undo, new { run = GlobalId.Of(NetworkId.Parse("spaces"), Seed.Run) }, host.Token);
        Assert.Equal("""{"errors":[{"code":"UNKNOWN_RUN","field":"run"}]}""", foreign.Data.GetProperty("undoRemovals").GetRawText());
        Assert.Equal(2, host.Grains["cote-dor"].Started);
    }

    [Fact]
    public async Task CancelRun_ByKeyOrGlobalId_ReachesTheGrain()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Definition = Seed.Network("cote-dor");
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, true);
        const string cancel = "mutation($run: ID!) { cancelRun(network: \"cote-dor\", run: $run) { errors { code } } }";

        foreach (string run in (string[])[Seed.Run, GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)])
        {
            Assert.Equal("""{"errors":[]}""", (await host.AskAsync(cancel, new { run }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
            Assert.Equal(Seed.Run, host.Grains["cote-dor"].Cancelled);
        }

        Assert.Equal("""{"errors":[{"code":"NOT_RUNNING"}]}""", (await host.AskAsync(cancel, new { run = "other" }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
        // A run of another network is not this network's.
        Assert.Equal("""{"errors":[{"code":"NOT_RUNNING"}]}""", (await host.AskAsync(cancel, new { run = GlobalId.Of(NetworkId.Parse("spaces"), Seed.Run) }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
    }

    [Fact]
    public async Task CancelRun_OfAnUnknownNetwork_SaysSo()
    {
        await using var host = await GatewayHost.StartAsync();

        var payload = (await host.AskAsync("mutation { cancelRun(network: \"none\", run: \"1\") { runId errors { code } } }", token: host.Token)).Data.GetProperty("cancelRun");

        Assert.Equal("""{"runId":null,"errors":[{"code":"UNKNOWN_NETWORK"}]}""", payload.GetRawText());
    }

    [Theory]
    [InlineData("addNetwork(input: { id: \"a\", name: \"A\", adapter: \"tiers-lieux\", config: \"{}\" }) { errors { code } }")]
    [InlineData("startRun(network: \"a\") { errors { code } }")]
    [InlineData("replayQuarantine(network: \"a\") { errors { code } }")]
    [InlineData("releaseRemovals(network: \"a\") { errors { code } }")]
    [InlineData("undoRemovals(network: \"a\", run: \"r\") { errors { code } }")]
    [InlineData("cancelRun(network: \"a\", run: \"r\") { errors { code } }")]
    [InlineData("awardLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\", levels: { services: 3 } }) { errors { code } }")]
    [InlineData("suspendLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { errors { code } }")]
    [InlineData("reinstateLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { errors { code } }")]
    [InlineData("revokeLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { errors { code } }")]
    [InlineData("openDoor(centre: \"a\") { nonce }")]
    [InlineData("presentPass(centre: \"a\", pass: \"p\") { code }")]
    [InlineData("setAdmissionRules(input: { centre: \"a\", madeOn: 0, admits: [] }) { errors { code } }")]
    [InlineData("setDoorKeeper(centre: \"a\", network: \"b\") { errors { code } }")]
    [InlineData("erasePerson(identifier: \"marie@example.org\") { errors { code } }")]
    [InlineData("exportPerson(identifier: \"marie@example.org\") { errors { code } }")]
    [InlineData("blockVisitor(centre: \"a\", visitor: \"v\") { errors { code } }")]
    [InlineData("unblockVisitor(centre: \"a\", visitor: \"v\") { errors { code } }")]
    [InlineData("requestCredential(input: { centre: \"a\", key: \"{}\" }) { errors { code } }")]
    [InlineData("connectProvider(input: { network: \"a\", issuer: \"https://b.example\", clientId: \"c\" }) { errors { code } }")]
    [InlineData("inviteAccount(network: \"a\", role: CENTRE_STAFF, email: \"x@example.org\") { errors { code } }")]
    [InlineData("inviteMember(network: \"a\", email: \"x@example.org\") { errors { code } }")]
    [InlineData("blockMember(network: \"a\", subject: \"s\") { errors { code } }")]
    [InlineData("suggestCorrection(input: { centre: \"a\", field: \"name\", value: \"x\" }) { errors { code } }")]
    [InlineData("dismissSuggestion(network: \"a\", suggestion: \"s\", reason: \"y\") { errors { code } }")]
    [InlineData("acceptMatch(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { errors { code } }")]
    [InlineData("keepApart(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { errors { code } }")]
    [InlineData("withdrawMatchDecision(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { errors { code } }")]
    [InlineData("undoRegrouping(input: { regrouping: \"r\", reason: \"y\" }) { errors { code } }")]
    [InlineData("pinField(input: { centre: \"a\", field: \"name\", reason: \"y\" }) { errors { code } }")]
    [InlineData("unblockMember(network: \"a\", subject: \"s\") { errors { code } }")]
    public async Task AnyMutation_WithoutTheToken_IsRefusedWithoutEffect(string mutation)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (string? token in (string?[])[null, "", "wrong", host.Token[..^1]])
        {
            var answer = await host.AskAsync($"mutation {{ {mutation} }}", token: token);
            Assert.Equal("UNAUTHENTICATED", answer.Code);
            Assert.Equal(200, answer.Status);
        }

        Assert.True(host.Grains.Untouched);
        Assert.Empty(host.Services.GetRequiredService<FakePeople>().Erased);
    }

    [Fact]
    public async Task Mutations_AllOfThem_AreInTheTestAbove()
    {
        await using var host = await GatewayHost.StartAsync();
        var mutations = host.Services.GetRequiredService<DirectorySchema>().Mutation!.Fields; // the schema has mutations

        Assert.Equal(
            [
                "acceptMatch", "addNetwork", "awardLabel", "blockMember", "blockVisitor", "cancelRun", "connectProvider", "dismissSuggestion", "erasePerson", "exportPerson", "inviteAccount", "inviteMember", "keepApart", "openDoor", "pinField", "presentPass",
                "reinstateLabel", "releaseRemovals", "replayQuarantine", "requestCredential", "revokeLabel", "setAdmissionRules", "setDoorKeeper", "startRun", "suggestCorrection", "suspendLabel", "unblockMember",
                "unblockVisitor", "undoRegrouping", "undoRemovals", "withdrawMatchDecision",
            ],
            mutations.Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    private static object Input(string config, string? schedule = null, string[]? hosts = null) => new { input = new { id = "cote-dor", name = "Côte-d'Or", adapter = "tiers-lieux", config, schedule, hosts } };
}
