using System.Reflection;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Tests.Identity.Access;
using Federation.Registry.Labels;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What every mutation answers, those to come too: one thing that was done, or a refusal that each client can read.</summary>
public sealed class MutationResultTests
{
    private const string Nowhere = "nowhere";

    [Fact]
    public async Task EveryMutation_AnswersAUnionOfOneThingDoneAndOfRefusals()
    {
        await using var host = await GatewayHost.StartAsync();
        var refusal = Refusal(host);

        Assert.All(Mutations(host), field =>
        {
            // Null where there is an error, so that what was done before it in the same document is told.
            var members = Assert.IsType<UnionGraphType>(field.ResolvedType, exactMatch: false).PossibleTypes.ToList();
            var done = Assert.Single(members, member => !member.ResolvedInterfaces.Contains(refusal));
            Assert.Same(members[0], done);
            Assert.True(members.Count > 1, $"{field.Name} cannot be refused.");
        });
    }

    // Else no query could ask for it of both: its answer would have two shapes.
    [Fact]
    public async Task EveryResult_FieldsOfOneName_AreOfOneType()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.All(
            Mutations(host).Select(field => field.ResolvedType).OfType<UnionGraphType>().SelectMany(result => result.PossibleTypes.SelectMany(member => member.Fields).GroupBy(field => field.Name)),
            same => Assert.Single(same.Select(field => field.ResolvedType?.ToString()).Distinct()));
    }

    [Fact]
    public async Task Refusal_AsAnInterface_IsOfAllThatResultsNameAndOfNothingElse()
    {
        await using var host = await GatewayHost.StartAsync();
        var refused = Mutations(host).Select(field => field.ResolvedType).OfType<UnionGraphType>().SelectMany(result => result.PossibleTypes.Skip(1)).Select(type => type.Name).Distinct();

        Assert.Equal(refused.Order(StringComparer.Ordinal), Refusal(host).PossibleTypes.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(Refusal(host).PossibleTypes, type => Assert.IsType<IRefusalType>(type, exactMatch: false));
    }

    // Null without an error would be a third kind of answer.
    [Fact]
    public async Task EveryMutation_ThatIsForTheCaller_AnswersOneOfItsTypes()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);
        var questions = new FieldQuestion(AccessTable.Standard, new Dictionary<string, string> { [Nowhere] = CentreId.New(host.Clock).Value }, Seed.Run);
        string token = host.Callers.Add(new Caller("everything", [new RoleGrant(Role.Operator), new RoleGrant(Role.Member, NetworkId.Parse("ours"))], TokenScopes.All));

        foreach (var field in Mutations(host))
        {
            string? type = (await AskAsync(host, questions, field, Nowhere, token)).GetProperty("__typename").GetString();
            Assert.Contains(type, Assert.IsType<UnionGraphType>(field.ResolvedType, exactMatch: false).PossibleTypes.Select(member => member.Name));
        }
    }

    // Nobody learns more than that there is none of that id.
    [Fact]
    public async Task EveryMutationOfANetworkOrCentre_ThatIsNotThereOrIsAnothers_AnswersNotFound()
    {
        await using var host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);
        var theirs = await host.Seed.OpenAsync("theirs", "1", new ListingContent { Name = "La Grange" });
        await host.Seed.AddAsync(Seed.Network("theirs"));
        await host.CatchUpAsync();
        var questions = new FieldQuestion(AccessTable.Standard, new Dictionary<string, string> { ["theirs"] = theirs.Value, [Nowhere] = CentreId.New(host.Clock).Value }, Seed.Run);
        var asked = Mutations(host).Where(field => AccessTable.Standard.TryFind("Mutation", field.Name, out var rule) && rule.Of is NetworkOf.Argument or NetworkOf.Centre or NetworkOf.CentreLately).ToList();
        string stranger = host.Callers.Add(Role.NetworkManager, "ours");

        Assert.NotEmpty(asked);
        foreach (var field in asked)
        {
            foreach (var (network, token) in new[] { (Nowhere, host.Token), (Nowhere, stranger), ("theirs", stranger) })
            {
                var answer = await AskAsync(host, questions, field, network, token);
                Assert.Equal("NotFound", answer.GetProperty("__typename").GetString());
                Assert.True(ProblemCatalogue.Standard.TryFind(answer.GetProperty("code").GetString() ?? "", out _));
            }
        }

        Assert.True(host.Grains.DoorOf(theirs) is { Order: null, By: null, Pass: null });
    }

    // One of each kind, by a client that knows the interface alone; the second time its document is known.
    [Theory]
    [InlineData("addNetwork(input: { id: \"-\", name: \"A\", adapter: \"tiers-lieux\", config: \"{}\" })", "InvalidInput", "network.bad-id")]
    [InlineData("startRun(network: \"ours\")", "RunUnderWay", "run.under-way")]
    [InlineData("cancelRun(network: \"ours\", run: \"another\")", "NotFound", "run.not-under-way")]
    [InlineData("undoRemovals(network: \"none\", run: \"1\")", "NotFound", "network.unknown")]
    [InlineData("awardLabel(input: { centre: \"CENTRE\", madeOn: 7, actor: \"Camille\", reason: \"Seen.\", levels: { services: 3 } })", "LabelRefused", LabelProblemCodes.Changed)]
    [InlineData("revokeLabel(input: { centre: \"CENTRE\", madeOn: 0, actor: \"Camille\", reason: \"Seen.\" })", "LabelRefused", null)]
    [InlineData("dryRunCriteria(yaml: \"a: 1\", actor: \"Camille\")", "InvalidInput", "criteria.missing-member")]
    [InlineData("publishCriteria(sha256: \"00\", from: \"2026-04-01T12:00:00Z\", actor: \"Camille\")", "Refused", "criteria.no-dry-run")]
    [InlineData("keepApart(input: { one: \"ours/1\", other: \"ours/2\", actor: \"Camille\", reason: \"Seen.\" })", "Refused", MatchProblemCodes.TwoLabels)]
    [InlineData("undoRegrouping(input: { regrouping: \"r\", actor: \"Camille\", reason: \"Seen.\" })", "Refused", MatchProblemCodes.TwoLabels)]
    [InlineData("pinField(input: { centre: \"CENTRE\", field: \"name\", actor: \"Camille\", reason: \"Seen.\" })", "Refused", MatchProblemCodes.TwoLabels)]
    [InlineData("openDoor(centre: \"CENTRE\")", "Refused", AdmissionCodes.DoorBusy)]
    [InlineData("presentPass(centre: \"0198a0000000700080000000000000ff\", pass: \"a.b.c\")", "NotFound", AdmissionCodes.UnknownCentre)]
    [InlineData("setAdmissionRules(input: { centre: \"CENTRE\", madeOn: 0, admits: [] })", "DoorRefused", AdmissionCodes.DoorBusy)]
    [InlineData("blockVisitor(centre: \"CENTRE\", visitor: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\")", "DoorRefused", AdmissionCodes.DoorBusy)]
    [InlineData("connectProvider(input: { network: \"ours\", issuer: \"https://b.example\", clientId: \"c\" })", "Refused", "membership.not-issued")]
    [InlineData("inviteAccount(network: \"ours\", role: CENTRE_STAFF, email: \"x@example.org\")", "Refused", "membership.not-issued")]
    [InlineData("blockMember(network: \"ours\", subject: \"s\")", "Refused", "membership.not-issued")]
    [InlineData("setOfflinePolicy(network: \"ours\", policy: ALWAYS)", "Refused", "membership.not-issued")]
    [InlineData("requestCredential(input: { centre: \"CENTRE\", key: \"{}\" })", "Refused", "membership.not-issued")]
    [InlineData("suggestCorrection(input: { centre: \"CENTRE\", field: \"name\", value: \"x\" })", "Refused", "suggestion.nothing-new")]
    [InlineData("dismissSuggestion(network: \"ours\", suggestion: \"s\", reason: \"y\")", "Refused", "suggestion.nothing-new")]
    [InlineData("setNetworkEntity(input: { network: \"ours\", entity: \"https://a.example\", keys: \"{}\" })", "Refused", "trust.no-anchor")]
    [InlineData("removeNetworkEntity(network: \"ours\")", "Refused", "trust.no-anchor")]
    [InlineData("removeNetworkEntity(network: \"none\")", "NotFound", "network.unknown")]
    [InlineData("denyEntity(entity: \"https://a.example\")", "Refused", "trust.no-anchor")]
    [InlineData("erasePerson(identifier: \"x\")", "InvalidInput", "people.identifier")]
    [InlineData("exportPerson(identifier: \"x\")", "InvalidInput", "people.identifier")]
    public async Task Refusal_AskedForByTheInterfaceAlone_SaysWhyAndWhatToDo(string mutation, string type, string? code)
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync("ours", "1", new ListingContent { Name = "La Ruche" });
        await host.Seed.AddAsync(Seed.Network("ours"));
        await host.CatchUpAsync();
        host.Grains["ours"].Definition = Seed.Network("ours");
        host.Grains["ours"].Start = new RunStart(Seed.Run, AlreadyRunning: true);
        host.Grains.DoorOf(centre).Refusal = new AdmissionRefusal(AdmissionCodes.DoorBusy, "Busy.");
        host.Grains.Told.Answer = MatchAnswer.Refused(MatchProblemCodes.TwoLabels, "Both have a label.");
        string token = mutation.StartsWith("requestCredential", StringComparison.Ordinal) ? host.Callers.Add(Role.Member, "ours") : host.Token;
        string query = $"mutation($language: Language!) {{ done: {mutation.Replace("\"CENTRE\"", $"\"{centre}\"", StringComparison.Ordinal)} {{ __typename ...Why }} }} fragment Why on Refusal {{ code message remedy en: remedy(language: EN) asked: remedy(language: $language) }}";

        var first = (await host.AskAsync(query, new { language = "FR" }, token)).Data.GetProperty("done");
        var again = (await host.AskAsync(query, new { language = "FR" }, token)).Data.GetProperty("done");

        Assert.Equal(type, first.GetProperty("__typename").GetString());
        if (code is not null) Assert.Equal(code, first.GetProperty("code").GetString());
        Assert.NotEqual("", first.GetProperty("message").GetString());
        Assert.True(ProblemCatalogue.Standard.TryFind(first.GetProperty("code").GetString() ?? "", out var known));
        Assert.Equal((known.English, known.English, known.French), (first.GetProperty("remedy").GetString(), first.GetProperty("en").GetString(), first.GetProperty("asked").GetString()));
        Assert.Equal(first.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task AMutationThatIsNotForTheCaller_LeavesWhatWasDoneBeforeIt()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync("ours", "1", new ListingContent { Name = "La Ruche" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync($$"""mutation { openDoor(centre: "{{centre}}") { ... on DoorOpened { nonce } } erasePerson(identifier: "x") { __typename } }""", token: host.Callers.Add(Role.CentreStaff, "ours"));

        Assert.Equal((200, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.Equal($$"""{"openDoor":{"nonce":"{{host.Grains.DoorOf(centre).Nonce}}"},"erasePerson":null}""", answer.Body.GetProperty("data").GetRawText());
    }

    [Fact]
    public void EveryCode_ThatAnyPartNames_IsInTheCatalogue()
    {
        var named = from assembly in new[] { typeof(DirectorySchema).Assembly, typeof(ProblemCatalogue).Assembly, typeof(LabelProblemCodes).Assembly }
                    from type in assembly.GetTypes()
                    where type.Name.EndsWith("Codes", StringComparison.Ordinal)
                    from constant in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
                    where constant.IsLiteral && constant.FieldType == typeof(string)
                    select (string)constant.GetRawConstantValue()!; // a literal has one

        Assert.All(named, code => Assert.True(ProblemCatalogue.Standard.TryFind(code, out _), $"{code} is not in the catalogue."));
    }

    private static async Task<JsonElement> AskAsync(GatewayHost host, FieldQuestion questions, FieldType field, string network, string token) =>
        (await host.AskAsync(questions.Write(host.Services.GetRequiredService<DirectorySchema>().Mutation!, field, network), token: token)).Data.GetProperty(field.Name); // the schema has mutations

    private static IEnumerable<FieldType> Mutations(GatewayHost host) => host.Services.GetRequiredService<DirectorySchema>().Mutation!.Fields; // the schema has mutations

    private static IInterfaceGraphType Refusal(GatewayHost host) => Assert.IsType<IInterfaceGraphType>(host.Services.GetRequiredService<DirectorySchema>().AllTypes["Refusal"], exactMatch: false);
}
