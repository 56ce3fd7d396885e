using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class MutationTests
{
    private const string Add = "mutation($input: AddNetworkInput!) { addNetwork(input: $input) { __typename ... on NetworkAdded { network { key name schedule } } ... on NetworkExists { network { key name schedule } } ... on InvalidInput { problems { code field message remedy } } ... on Refusal { code message } } }";
    private const string Sound = """{ "source": "https://example.org/a.csv" }""";

    [Fact]
    public async Task AddNetwork_ByAnOperator_ConfiguresAnUntrustedNetwork()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, Input(Sound, schedule: "15 4 * * *"), host.Token);

        Assert.Equal("""{"__typename":"NetworkAdded","network":{"key":"cote-dor","name":"Côte-d'Or","schedule":"15 4 * * *"}}""", answer.Data.GetProperty("addNetwork").GetRawText());
        Assert.Equal(Sound, host.Grains["cote-dor"].Definition?.Config);
        Assert.False(host.Grains["cote-dor"].Definition?.OperatorTrusted);
        Assert.Equal("bootstrap", host.Grains["cote-dor"].AddedBy);
    }

    [Theory]
    [InlineData("Cote d'Or", "N", "tiers-lieux", Sound, null, "network.bad-id", "id")]
    [InlineData("cote-dor", " ", "tiers-lieux", Sound, null, "network.bad-name", "name")]
    [InlineData("cote-dor", "N", "nothing", Sound, null, "network.unknown-adapter", "adapter")]
    [InlineData("cote-dor", "N", "from-tomorrow", Sound, null, "network.unknown-adapter", "adapter")]
    [InlineData("cote-dor", "N", "tiers-lieux", Sound, "every day", "network.bad-schedule", "schedule")]
    [InlineData("cote-dor", "N", "tiers-lieux", "{", null, "network.bad-config", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", "[]", null, "network.bad-config", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "\ud800": 1, "a": 2 }""", null, "network.bad-config", "config")]
    [InlineData("cote-dor", "N", "tiers-lieux", "{}", null, "network.bad-config", "config/source")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "source": "https://a.example/", "colour": "red" }""", null, "network.bad-config", "config/colour")]
    [InlineData("cote-dor", "N", "tiers-lieux", """{ "source": "/etc/passwd" }""", null, "network.unsafe-source", "config/source")]
    public async Task AddNetwork_SomethingWrong_IsToldAsDataAndNothingIsDone(string id, string name, string adapter, string config, string? schedule, string code, string field)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, new { input = new { id, name, adapter, config, schedule } }, host.Token);

        var refusal = answer.Data.GetProperty("addNetwork");
        var problem = Assert.Single(refusal.GetProperty("problems").EnumerateArray());
        Assert.Equal((code, field), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Equal(("InvalidInput", code, problem.GetProperty("message").GetString()), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString(), refusal.GetProperty("message").GetString()));
        Assert.True(ProblemCatalogue.Standard.TryFind(code, out var known));
        Assert.Equal(known.English, problem.GetProperty("remedy").GetString());
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

        var problems = answer.Data.GetProperty("addNetwork").GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.Equal(("network.bad-hosts", "hosts"), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString())));
        Assert.True(host.Grains.Untouched);
    }

    [Fact]
    public async Task AddNetwork_SeveralThingsWrong_TellsAllAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(Add, new { input = new { id = "-", name = "", adapter = "none", config = """{ "source": "file:///x", "more": ["C:\\data"] }""", schedule = "x" } }, host.Token);

        Assert.Equal(
            ["network.bad-id", "network.bad-name", "network.bad-schedule", "network.unknown-adapter", "network.unsafe-source", "network.unsafe-source"],
            answer.Data.GetProperty("addNetwork").GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task AddNetwork_OfAKnownId_ChangesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var known = Seed.Network("cote-dor");
        host.Grains["cote-dor"].Definition = known;

        var answer = await host.AskAsync(Add, Input(Sound), host.Token);

        var refusal = answer.Data.GetProperty("addNetwork");
        Assert.Equal(("NetworkExists", "network.exists", known.Name), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString(), refusal.GetProperty("network").GetProperty("name").GetString()));
        Assert.Same(known, host.Grains["cote-dor"].Definition);
    }

    [Fact]
    public async Task AddNetwork_SentAgain_IsFineAndChangesNothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.AskAsync(Add, Input(Sound), host.Token);
        var known = host.Grains["cote-dor"].Definition;

        var answer = await host.AskAsync(Add, Input(Sound), host.Token);

        Assert.Equal("""{"__typename":"NetworkAdded","network":{"key":"cote-dor","name":"Côte-d'Or","schedule":null}}""", answer.Data.GetProperty("addNetwork").GetRawText());
        Assert.Same(known, host.Grains["cote-dor"].Definition);
    }

    [Fact]
    public async Task StartRun_OfAKnownNetwork_TellsTheNewRun()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now, RunStatus.Running));
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, false);

        var answer = await host.AskAsync("mutation { startRun(network: \"cote-dor\") { ... on RunStarted { run { id status } } ... on Refusal { code } } }", token: host.Token);

        Assert.Equal($$$"""{"run":{"id":"{{{GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)}}}","status":"RUNNING"}}""", answer.Data.GetProperty("startRun").GetRawText());
    }

    [Fact]
    public async Task StartRun_WhileOneIsUnderWay_TellsWhich()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now, RunStatus.Running));
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, true);

        var refusal = (await host.AskAsync("mutation { startRun(network: \"cote-dor\") { __typename ... on RunUnderWay { run { key } } ... on Refusal { code message } } }", token: host.Token)).Data.GetProperty("startRun");

        Assert.Equal(("RunUnderWay", "run.under-way"), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString()));
        Assert.Contains(Seed.Run, refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Seed.Run, refusal.GetProperty("run").GetProperty("key").GetString());
    }

    [Fact]
    public async Task StartRun_OfAnUnknownNetwork_SaysSo()
    {
        await using var host = await GatewayHost.StartAsync();

        var refusal = (await host.AskAsync("mutation { startRun(network: \"none\") { __typename ... on NotFound { field } ... on Refusal { code message } } }", token: host.Token)).Data.GetProperty("startRun");

        Assert.Equal("""{"__typename":"NotFound","field":"network","code":"network.unknown","message":"There is no network none."}""", refusal.GetRawText());
    }

    [Fact]
    public async Task ReleaseRemovals_OfAKnownNetwork_StartsARunForIt()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, false);

        var answer = await host.AskAsync("mutation { releaseRemovals(network: \"cote-dor\") { __typename } }", token: host.Token);

        Assert.Equal("""{"__typename":"RunStarted"}""", answer.Data.GetProperty("releaseRemovals").GetRawText());
        Assert.Equal(new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals }, host.Grains["cote-dor"].Order);
    }

    [Fact]
    public async Task UndoRemovals_ByKeyOrGlobalId_StartsARunForItsOwnNetworkOnly()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Start = new RunStart("later", false);
        const string undo = "mutation($run: ID!) { undoRemovals(network: \"cote-dor\", run: $run) { __typename ... on NotFound { code field } } }";

        foreach (string run in (string[])[Seed.Run, GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)])
        {
            Assert.Equal("""{"__typename":"RunStarted"}""", (await host.AskAsync(undo, new { run }, host.Token)).Data.GetProperty("undoRemovals").GetRawText());
            Assert.Equal(new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = Seed.Run }, host.Grains["cote-dor"].Order);
        }

        var foreign = await host.AskAsync(undo, new { run = GlobalId.Of(NetworkId.Parse("spaces"), Seed.Run) }, host.Token);
        Assert.Equal("""{"__typename":"NotFound","code":"run.unknown","field":"run"}""", foreign.Data.GetProperty("undoRemovals").GetRawText());
        Assert.Equal(2, host.Grains["cote-dor"].Started);
    }

    [Fact]
    public async Task CancelRun_ByKeyOrGlobalId_ReachesTheGrain()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains["cote-dor"].Definition = Seed.Network("cote-dor");
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now, RunStatus.Running));
        host.Grains["cote-dor"].Start = new RunStart(Seed.Run, true);
        const string cancel = "mutation($run: ID!) { cancelRun(network: \"cote-dor\", run: $run) { __typename ... on RunStopping { run { key } } ... on NotFound { code field } } }";

        foreach (string run in (string[])[Seed.Run, GlobalId.Of(NetworkId.Parse("cote-dor"), Seed.Run)])
        {
            Assert.Equal($$$"""{"__typename":"RunStopping","run":{"key":"{{{Seed.Run}}}"}}""", (await host.AskAsync(cancel, new { run }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
            Assert.Equal(Seed.Run, host.Grains["cote-dor"].Cancelled);
        }

        Assert.Equal("""{"__typename":"NotFound","code":"run.not-under-way","field":"run"}""", (await host.AskAsync(cancel, new { run = "other" }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
        // A run of another network is not this network's.
        Assert.Equal("""{"__typename":"NotFound","code":"run.not-under-way","field":"run"}""", (await host.AskAsync(cancel, new { run = GlobalId.Of(NetworkId.Parse("spaces"), Seed.Run) }, host.Token)).Data.GetProperty("cancelRun").GetRawText());
    }

    [Fact]
    public async Task CancelRun_OfAnUnknownNetwork_SaysSo()
    {
        await using var host = await GatewayHost.StartAsync();

        var refusal = (await host.AskAsync("mutation { cancelRun(network: \"none\", run: \"1\") { ... on NotFound { code field } } }", token: host.Token)).Data.GetProperty("cancelRun");

        Assert.Equal("""{"code":"network.unknown","field":"network"}""", refusal.GetRawText());
    }

    [Theory]
    [InlineData("addNetwork(input: { id: \"a\", name: \"A\", adapter: \"tiers-lieux\", config: \"{}\" }) { __typename }")]
    [InlineData("startRun(network: \"a\") { __typename }")]
    [InlineData("replayQuarantine(network: \"a\") { __typename }")]
    [InlineData("releaseRemovals(network: \"a\") { __typename }")]
    [InlineData("undoRemovals(network: \"a\", run: \"r\") { __typename }")]
    [InlineData("cancelRun(network: \"a\", run: \"r\") { __typename }")]
    [InlineData("awardLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\", levels: { services: 3 } }) { __typename }")]
    [InlineData("suspendLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { __typename }")]
    [InlineData("reinstateLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { __typename }")]
    [InlineData("revokeLabel(input: { centre: \"a\", madeOn: 0, actor: \"x\", reason: \"y\" }) { __typename }")]
    [InlineData("appealSuspension(input: { centre: \"a\", madeOn: 1, actor: \"x\", reason: \"y\" }) { __typename }")]
    [InlineData("decideSuspensionAppeal(input: { centre: \"a\", madeOn: 1, actor: \"x\", reason: \"y\", allowed: true }) { __typename }")]
    [InlineData("agreeWithAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("answerCriterion(input: { assessment: \"a\", criterion: \"c\", value: 1, evidence: DECLARED, observedAt: \"2026-03-01T12:00:00Z\" }) { __typename }")]
    [InlineData("appealAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("askApplicant(input: { assessment: \"a\", madeOn: 1, reason: \"y\", until: \"2026-03-01T12:00:00Z\" }) { __typename }")]
    [InlineData("closeLabelReview(review: \"a\", reason: \"y\") { __typename }")]
    [InlineData("concludeAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("decideAppeal(input: { assessment: \"a\", madeOn: 1, reason: \"y\", allowed: true }) { __typename }")]
    [InlineData("judgeAnswer(input: { assessment: \"a\", madeOn: 1, reason: \"y\", criterion: \"c\" }) { __typename }")]
    [InlineData("openAssessment(centre: \"a\") { __typename }")]
    [InlineData("reconcileDoor(centre: \"a\", admissions: []) { __typename }")]
    [InlineData("refuseAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("returnAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("submitAssessment(input: { assessment: \"a\", madeOn: 1 }) { __typename }")]
    [InlineData("takeAnswerBack(assessment: \"a\", criterion: \"c\") { __typename }")]
    [InlineData("askForControlFile(assessment: \"a\") { __typename }")]
    [InlineData("checkControlFile(assessment: \"a\") { __typename }")]
    [InlineData("mailControlCode(assessment: \"a\", mailbox: \"info@a.example\") { __typename }")]
    [InlineData("enterControlCode(assessment: \"a\", code: \"c\") { __typename }")]
    [InlineData("takeFileAway(assessment: \"a\", file: \"f\") { __typename }")]
    [InlineData("takeAssessment(input: { assessment: \"a\", madeOn: 1 }) { __typename }")]
    [InlineData("vouchForApplicant(network: \"a\", assessment: \"a\") { __typename }")]
    [InlineData("withdrawAssessment(input: { assessment: \"a\", madeOn: 1, reason: \"y\" }) { __typename }")]
    [InlineData("addWebhook(network: \"a\", url: \"https://a.example\") { __typename }")]
    [InlineData("removeWebhook(network: \"a\", webhook: \"w\") { __typename }")]
    [InlineData("renewPushKey(network: \"a\") { __typename }")]
    [InlineData("renewWebhookSecret(network: \"a\", webhook: \"w\") { __typename }")]
    [InlineData("resumeWebhook(network: \"a\", webhook: \"w\") { __typename }")]
    [InlineData("testWebhook(network: \"a\", webhook: \"w\") { __typename }")]
    [InlineData("dryRunCriteria(yaml: \"a\") { __typename }")]
    [InlineData("publishCriteria(sha256: \"a\", from: \"2026-03-01T12:00:00Z\") { __typename }")]
    [InlineData("disputeVisits(network: \"a\", statement: \"s\", centre: \"c\", tier: \"t\", reason: TOO_MANY) { __typename }")]
    [InlineData("answerVisitDispute(network: \"a\", statement: \"s\", centre: \"c\", tier: \"t\") { __typename }")]
    [InlineData("openDoor(centre: \"a\") { __typename }")]
    [InlineData("presentPass(centre: \"a\", pass: \"p\") { __typename }")]
    [InlineData("presentCode(centre: \"a\", code: \"c\") { __typename }")]
    [InlineData("requestPassCode(centre: \"a\", pass: \"p\") { __typename }")]
    [InlineData("setAdmissionRules(input: { centre: \"a\", madeOn: 0, admits: [] }) { __typename }")]
    [InlineData("setHostingTerms(network: \"a\", madeOn: 0, networks: []) { __typename }")]
    [InlineData("setDoorKeeper(centre: \"a\", network: \"b\") { __typename }")]
    [InlineData("erasePerson(identifier: \"marie@example.org\") { __typename }")]
    [InlineData("exportPerson(identifier: \"marie@example.org\") { __typename }")]
    [InlineData("blockVisitor(centre: \"a\", visitor: \"v\") { __typename }")]
    [InlineData("unblockVisitor(centre: \"a\", visitor: \"v\") { __typename }")]
    [InlineData("requestCredential(input: { centre: \"a\", key: \"{}\" }) { __typename }")]
    [InlineData("connectProvider(input: { network: \"a\", issuer: \"https://b.example\", clientId: \"c\" }) { __typename }")]
    [InlineData("inviteAccount(network: \"a\", role: CENTRE_STAFF, email: \"x@example.org\") { __typename }")]
    [InlineData("inviteMember(network: \"a\", email: \"x@example.org\") { __typename }")]
    [InlineData("blockMember(network: \"a\", subject: \"s\") { __typename }")]
    [InlineData("previewMapping(network: \"a\", mapping: \"m\") { __typename }")]
    [InlineData("removeMember(network: \"a\", member: \"m\") { __typename }")]
    [InlineData("suggestCorrection(input: { centre: \"a\", field: \"name\", value: \"x\" }) { __typename }")]
    [InlineData("dismissSuggestion(network: \"a\", suggestion: \"s\", reason: \"y\") { __typename }")]
    [InlineData("acceptMatch(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { __typename }")]
    [InlineData("keepApart(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { __typename }")]
    [InlineData("withdrawMatchDecision(input: { one: \"a/1\", other: \"b/1\", reason: \"y\" }) { __typename }")]
    [InlineData("undoRegrouping(input: { regrouping: \"r\", reason: \"y\" }) { __typename }")]
    [InlineData("pinField(input: { centre: \"a\", field: \"name\", reason: \"y\" }) { __typename }")]
    [InlineData("setOfflinePolicy(network: \"a\", policy: NEVER) { __typename }")]
    [InlineData("setNetworkEntity(input: { network: \"a\", entity: \"https://a.example\", keys: \"{}\" }) { __typename }")]
    [InlineData("removeNetworkEntity(network: \"a\") { __typename }")]
    [InlineData("denyEntity(entity: \"https://a.example\") { __typename }")]
    [InlineData("allowEntity(entity: \"https://a.example\") { __typename }")]
    [InlineData("unblockMember(network: \"a\", subject: \"s\") { __typename }")]
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
                "acceptMatch", "addNetwork", "addWebhook", "agreeWithAssessment", "allowEntity", "answerCriterion", "answerVisitDispute", "appealAssessment", "appealSuspension", "askApplicant", "askForControlFile", "awardLabel",
                "blockMember", "blockVisitor", "cancelRun", "checkControlFile", "closeLabelReview", "concludeAssessment", "connectProvider", "decideAppeal", "decideSuspensionAppeal", "denyEntity", "dismissSuggestion",
                "disputeVisits", "dryRunCriteria", "enterControlCode", "erasePerson", "exportPerson", "inviteAccount", "inviteMember", "judgeAnswer", "keepApart", "mailControlCode", "openAssessment", "openDoor", "pinField",
                "presentCode", "presentPass", "previewMapping", "publishCriteria", "reconcileDoor", "refuseAssessment", "reinstateLabel", "releaseRemovals", "removeMember", "removeNetworkEntity", "removeWebhook", "renewPushKey", "renewWebhookSecret", "replayQuarantine", "requestCredential", "requestPassCode",
                "resumeWebhook", "returnAssessment", "revokeLabel", "setAdmissionRules", "setDoorKeeper", "setHostingTerms", "setNetworkEntity", "setOfflinePolicy", "startRun", "submitAssessment", "suggestCorrection", "suspendLabel",
                "takeAnswerBack", "takeAssessment", "takeFileAway", "testWebhook", "unblockMember", "unblockVisitor", "undoRegrouping", "undoRemovals", "vouchForApplicant",
                "withdrawAssessment", "withdrawMatchDecision",
            ],
            mutations.Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    private static object Input(string config, string? schedule = null, string[]? hosts = null) => new { input = new { id = "cote-dor", name = "Côte-d'Or", adapter = "tiers-lieux", config, schedule, hosts } };
}
