using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Criteria;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>An application for the label as its applicant, its assessors and everybody else see it.</summary>
public sealed class AssessmentTests : IAsyncLifetime
{
    private const string Told = "__typename ... on AssessmentDone { assessment { key version stage isYours seat isTaken until reason } } ... on Refusal { code }";

    private GatewayHost? _host;
    private string _centre = "", _manager = "", _assessor = "", _second = "", _insider = "", _member = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private string Key => $"{_centre}-1";

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0);
        await Host.Seed.AddAsync(Seed.Network("a"));
        Host.Grains["a"].Definition = Seed.Network("a");
        _centre = (await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" })).Value;
        await Host.CatchUpAsync();
        _manager = Host.Callers.Add(Role.NetworkManager, "a");
        _assessor = Host.Callers.Add(Role.Assessor, "b");
        _second = Host.Callers.Add(new Caller("second", [new RoleGrant(Role.Assessor, Cluster.Sync.NetworkId.Parse("c"))], TokenScopes.All));
        _insider = Host.Callers.Add(new Caller("insider", [new RoleGrant(Role.Assessor, Cluster.Sync.NetworkId.Parse("a"))], TokenScopes.All));
        _member = Host.Callers.Add(Role.Member, "a");
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Application_FromItsBeginningToTwoAssessors_IsToldAtEveryStep()
    {
        var opened = await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        Assert.Equal((Key, "DRAFT", true), (opened.GetProperty("key").GetString(), opened.GetProperty("stage").GetString(), opened.GetProperty("isYours").GetBoolean()));
        await AnswerAllAsync(level: 3);
        Assert.Equal("SUBMITTED", (await StepAsync("submitAssessment", _manager)).GetProperty("stage").GetString());
        Assert.Equal(Key, (await Host.AskAsync("{ assessmentQueue { key } }", token: _assessor)).Data.GetProperty("assessmentQueue")[0].GetProperty("key").GetString());

        Assert.Equal("assessment.conflict", await RefusedAsync($"takeAssessment(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()} }})", _insider));
        Assert.Equal("FIRST", (await StepAsync("takeAssessment", _assessor)).GetProperty("seat").GetString());
        foreach (var criterion in Answerable())
        {
            await AskAsync($"judgeAnswer(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()}, criterion: \"{criterion.Id}\", value: {Number(criterion.Threshold(3))}, evidence: {criterion.Evidence.ToString().ToUpperInvariant()}, reason: \"Shown.\" }})", _assessor);
        }

        Assert.Equal("PROPOSED", (await DecideAsync("concludeAssessment", "Well kept.", _assessor)).GetProperty("stage").GetString());
        Assert.Equal("assessment.not-yours", await RefusedAsync($"takeAssessment(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()} }})", _assessor));
        Assert.Equal("SECOND", (await StepAsync("takeAssessment", _second)).GetProperty("seat").GetString());
        var granted = await DecideAsync("agreeWithAssessment", "So do I.", _second);

        Assert.Equal(("GRANTED", "So do I."), (granted.GetProperty("stage").GetString(), granted.GetProperty("reason").GetString()));
        var told = (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ levels {{ axis level }} answers {{ criterion {{ key }} value evidence judgement {{ value reason }} }} events {{ kind party byYou }} control {{ method }} centre {{ name }} }} }}", token: _manager)).Data.GetProperty("assessment");
        Assert.Equal("Le Hangar", told.GetProperty("centre").GetProperty("name").GetString());
        Assert.Equal("VOUCHED", told.GetProperty("control").GetProperty("method").GetString());
        Assert.Equal(Answerable().Count(), told.GetProperty("answers").GetArrayLength());
        Assert.Equal("GRANTED", told.GetProperty("events").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.Equal(["APPLICANT", "ASSESSOR"], told.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("party").GetString()).Distinct());
        Assert.All(told.GetProperty("events").EnumerateArray(), happened => Assert.Equal(happened.GetProperty("party").GetString() == "APPLICANT", happened.GetProperty("byYou").GetBoolean()));
    }

    // Whoever relies on the label reads what counted; what was said beside it is nobody's.
    [Fact]
    public async Task Label_OfAnApplication_IsReadWithWhatCounted()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        await AnswerAllAsync(level: 1);
        await StepAsync("submitAssessment", _manager);
        await StepAsync("takeAssessment", _assessor);
        foreach (var criterion in Answerable())
        {
            await AskAsync($"judgeAnswer(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()}, criterion: \"{criterion.Id}\", value: {Number(criterion.Threshold(1))}, evidence: {criterion.Evidence.ToString().ToUpperInvariant()}, reason: \"Shown by Jeanne.\" }})", _assessor);
        }

        Assert.Equal("GRANTED", (await DecideAsync("concludeAssessment", "Well kept.", _assessor)).GetProperty("stage").GetString());
        CentreId.TryParse(_centre, out var id);
        await Host.Grains.Label(id).Decide(new Cluster.Labels.LabelOrder { Kind = Registry.Labels.LabelEventKind.Awarded, MadeOn = 0, Actor = "assessor", Reason = "Well kept.", Levels = new Registry.Labels.LabelLevels { Services = 1 }, Assessment = Key });
        await Host.CatchUpAsync();

        var reading = (await Host.AskAsync($"{{ centre(id: \"{_centre}\") {{ reading {{ basis {{ origin criteria {{ says(language: FR) finding {{ criterion {{ key }} }} }} }} text }} }} }}")).Data.GetProperty("centre").GetProperty("reading");

        Assert.Equal("It was awarded on an application, by assessors of none of the networks that list the centre.", reading.GetProperty("basis").GetProperty("origin")[0].GetString());
        Assert.Equal(Answerable().Select(criterion => criterion.Id), reading.GetProperty("basis").GetProperty("criteria").EnumerateArray().Select(criterion => criterion.GetProperty("finding").GetProperty("criterion").GetProperty("key").GetString()));
        Assert.Contains("evidence that counted", reading.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Jeanne", reading.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assessment_OfOthers_IsThereForThoseAloneWhomItConcerns()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\")", _member);
        async Task<JsonValueKind> SeenAsync(string token) => (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ key }} }}", token: token)).Data.GetProperty("assessment").ValueKind;

        foreach (string token in new[] { _member, _manager, _assessor, _insider, Host.Token }) Assert.Equal(JsonValueKind.Object, await SeenAsync(token));
        string stranger = Host.Callers.Add(new Caller("stranger", [new RoleGrant(Role.Member, Cluster.Sync.NetworkId.Parse("a"))], TokenScopes.All));
        foreach (string token in new[] { stranger, Host.Callers.Add(Role.NetworkManager, "b"), Host.Callers.Add(Role.CentreStaff, "a") }) Assert.Equal(JsonValueKind.Null, await SeenAsync(token));
        // Who is no party to it does not learn that it is there.
        Assert.Equal("assessment.unknown", await RefusedAsync($"submitAssessment(input: {{ assessment: \"{Key}\", madeOn: 1 }})", stranger));
    }

    [Fact]
    public async Task Application_OfACentreItself_NeedsANetworkToVouch()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\")", _member);
        await AnswerAllAsync(level: 1, _member);
        Assert.Equal("assessment.incomplete", await RefusedAsync($"submitAssessment(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()} }})", _member));

        await AskAsync($"vouchForApplicant(network: \"a\", assessment: \"{Key}\")", _manager);

        Assert.Equal("SUBMITTED", (await StepAsync("submitAssessment", _member)).GetProperty("stage").GetString());
    }

    [Fact]
    public async Task Open_ForANetworkThatIsNotTheCallers_IsNotFound()
    {
        string strangers = Host.Callers.Add(Role.NetworkManager, "b");

        Assert.Equal("network.unknown", await RefusedAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", strangers));
        Assert.Equal("label.unknown-centre", await RefusedAsync("openAssessment(centre: \"0198a0000000700080000000000000ff\")", _manager));
        Assert.Equal("assessment.unknown", await RefusedAsync($"submitAssessment(input: {{ assessment: \"{_centre}-7\", madeOn: 1 }})", _manager));
        Assert.Equal("assessment.unknown", await RefusedAsync("submitAssessment(input: { assessment: \"../x\", madeOn: 1 })", _manager));
    }

    [Fact]
    public async Task Appeal_OfARefusal_IsDecidedBySomebodyElse()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        await AnswerAllAsync(level: 1);
        await StepAsync("submitAssessment", _manager);
        await StepAsync("takeAssessment", _assessor);
        await DecideAsync("refuseAssessment", "Too slow.", _assessor);
        await DecideAsync("appealAssessment", "It was measured.", _manager);

        Assert.Equal("assessment.not-yours", await RefusedAsync($"decideAppeal(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()}, allowed: true, reason: \"It was.\" }})", _assessor));
        var reopened = await AskAsync($"decideAppeal(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()}, allowed: true, reason: \"It was.\" }})", _second);

        Assert.Equal(("SUBMITTED", false), (reopened.GetProperty("stage").GetString(), reopened.GetProperty("isTaken").GetBoolean()));
    }

    // An applicant who lost the key finds the application by its centre.
    [Fact]
    public async Task Assessments_OfACentre_AreShownToWhomTheyConcern()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\")", _member);
        await AskAsync($"withdrawAssessment(input: {{ assessment: \"{Key}\", madeOn: 1, reason: \"We move.\" }})", _member);
        await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        async Task<string> SeenAsync(string token) => string.Join(' ', (await Host.AskAsync($"{{ centre(id: \"{_centre}\") {{ assessments {{ key stage }} }} }}", token: token)).Data.GetProperty("centre").GetProperty("assessments").EnumerateArray().Select(view => $"{view.GetProperty("key").GetString()![^1]}:{view.GetProperty("stage")}"));

        Assert.Equal("2:DRAFT 1:WITHDRAWN", await SeenAsync(_manager));
        Assert.Equal("2:DRAFT 1:WITHDRAWN", await SeenAsync(_assessor));
        Assert.Equal("1:WITHDRAWN", await SeenAsync(_member));
        Assert.Equal("", await SeenAsync(Host.Callers.Add(new Caller("stranger", [new RoleGrant(Role.NetworkManager, Cluster.Sync.NetworkId.Parse("b"))], TokenScopes.All))));
        Assert.Equal(JsonValueKind.Null, (await Host.AskAsync($"{{ centre(id: \"{_centre}\") {{ assessments {{ key }} }} }}")).Data.GetProperty("centre").GetProperty("assessments").ValueKind);
    }

    // A seat is work that somebody took: only when it is left alone it waits for another.
    [Fact]
    public async Task Queue_OfASeatThatIsLeftAlone_ShowsItAgain()
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        await AnswerAllAsync(level: 1);
        async Task<int> WaitingAsync() => (await Host.AskAsync("{ assessmentQueue { waitsFrom } }", token: _second)).Data.GetProperty("assessmentQueue").GetArrayLength();
        Assert.Equal(0, await WaitingAsync());
        await StepAsync("submitAssessment", _manager);
        Assert.Equal(1, await WaitingAsync());
        await StepAsync("takeAssessment", _assessor);
        Assert.Equal(0, await WaitingAsync());

        Host.Clock.Advance(TimeSpan.FromDays(21));

        Assert.Equal(1, await WaitingAsync());
        Assert.Equal("FIRST", (await StepAsync("takeAssessment", _second)).GetProperty("seat").GetString());
    }

    // Suspending and reinstating are decisions about a label too.
    [Fact]
    public async Task Label_OfACentreThatOnesOwnNetworkLists_IsDecidedByOthers()
    {
        const string asked = "{ __typename ... on Refusal { code } }";
        await Host.AskAsync($"mutation {{ awardLabel(input: {{ centre: \"{_centre}\", madeOn: 0, actor: \"Camille\", reason: \"Seen.\", levels: {{ services: 1 }} }}) {asked} }}", token: Host.Token);
        async Task<string> SuspendAsync(string token) => (await Host.AskAsync($"mutation {{ suspendLabel(input: {{ centre: \"{_centre}\", madeOn: 1, reason: \"Complaints.\" }}) {asked} }}", token: token)).Data.GetProperty("suspendLabel").GetRawText();

        Assert.Equal("""{"__typename":"LabelRefused","code":"assessment.conflict"}""", await SuspendAsync(_insider));
        Assert.Equal("""{"__typename":"LabelDecided"}""", await SuspendAsync(_assessor));
        Assert.True((await Host.AskAsync($"mutation {{ awardLabel(input: {{ centre: \"{_centre}\", madeOn: 2, reason: \"Seen.\", levels: {{ services: 1 }} }}) {asked} }}", token: _assessor)).HasErrors);
    }

    private static IEnumerable<Criterion> Answerable() => CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed);

    private static string Number(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task AnswerAllAsync(int level, string? token = null)
    {
        foreach (var criterion in Answerable())
        {
            await AskAsync($"answerCriterion(input: {{ assessment: \"{Key}\", criterion: \"{criterion.Id}\", value: {Number(criterion.Threshold(level))}, evidence: {criterion.Evidence.ToString().ToUpperInvariant()}, observedAt: \"{GatewayHost.Now.AddDays(-1):O}\" }})", token ?? _manager);
        }
    }

    private async Task<JsonElement> StepAsync(string name, string token) => await AskAsync($"{name}(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()} }})", token);

    private async Task<JsonElement> DecideAsync(string name, string reason, string token) => await AskAsync($"{name}(input: {{ assessment: \"{Key}\", madeOn: {await VersionAsync()}, reason: \"{reason}\" }})", token);

    private async Task<int> VersionAsync() => (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ version }} }}", token: Host.Token)).Data.GetProperty("assessment").GetProperty("version").GetInt32();

    private async Task<JsonElement> AskAsync(string mutation, string token)
    {
        var answer = (await Host.AskAsync($"mutation {{ done: {mutation} {{ {Told} }} }}", token: token)).Data.GetProperty("done");
        Assert.True(answer.TryGetProperty("assessment", out var assessment), answer.GetRawText());
        return assessment;
    }

    private async Task<string?> RefusedAsync(string mutation, string token) => (await Host.AskAsync($"mutation {{ done: {mutation} {{ {Told} }} }}", token: token)).Data.GetProperty("done").GetProperty("code").GetString();
}
