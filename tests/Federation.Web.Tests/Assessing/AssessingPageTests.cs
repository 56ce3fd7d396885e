using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Criteria;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Assessing;

/// <summary>An application as its assessors work through it on the pages.</summary>
public sealed class AssessingPageTests : IAsyncLifetime
{
    private GatewayHost? _host;
    private string _centre = "", _manager = "", _assessor = "", _second = "", _insider = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    private string Key => $"{_centre}-1";

    private string Path => $"/en/assess/{Key}";

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync(services => services.Configure<GatewayOptions>(options => options.RequestsPerSecond = 0));
        await Host.Seed.AddAsync(Seed.Network("a"));
        Host.Grains["a"].Definition = Seed.Network("a");
        _centre = (await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar", OpeningHours = "Mo-Fr 09:00-18:00" })).Value;
        await Host.CatchUpAsync();
        _manager = Host.Callers.Add(Role.NetworkManager, "a");
        _assessor = Assessor("first", "b");
        _second = Assessor("second", "c");
        _insider = Assessor("insider", "a");
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Theory]
    [InlineData("/en/assess")]
    [InlineData("/fr/evaluer")]
    public async Task Queue_ForOthersThanAssessors_IsRefused(string path)
    {
        using var nobody = await Host.GetAsync(path);
        using var manager = await Host.GetAsync(path, As(_manager));
        using var assessor = await Host.GetAsync(path, As(_assessor));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK), (nobody.StatusCode, manager.StatusCode, assessor.StatusCode));
    }

    [Fact]
    public async Task Queue_WithAnApplication_ShowsWhereItStandsAndWithWhom()
    {
        await SubmitAsync(level: 1);

        var waiting = await Host.PageAsync("/en/assess", As(_assessor));
        await StepAsync("takeAssessment", _assessor);
        var own = await Host.PageAsync("/fr/evaluer", As(_assessor));
        var others = await Host.PageAsync("/en/assess", As(_second));

        Assert.StartsWith("Le Hangar handed in 1 March 2026", waiting.QuerySelector("h2 + table tbody tr")!.Shown(), StringComparison.Ordinal);
        Assert.Equal($"/en/assess/{Key}", waiting.QuerySelector("main table a")!.GetAttribute("href"));
        Assert.Contains(own.QuerySelectorAll("h2"), heading => heading.Shown() == "Chez vous");
        Assert.Contains(others.QuerySelectorAll("h2"), heading => heading.Shown() == "With others, or with the applicant");
        Assert.Equal("noindex", waiting.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Application_ForAnAssessor_ShowsQuestionAnswerThresholdsAndWhatIsKnown()
    {
        await SubmitAsync(level: 2);

        var page = await Host.PageAsync(Path, As(_assessor));
        string hours = page.QuerySelector("#criterion-services-hours")!.Shown();

        Assert.Contains("Level 1:", hours, StringComparison.Ordinal);
        Assert.Contains("The directory itself: The centre is open 45 hours a week", hours, StringComparison.Ordinal);
        Assert.Contains("Answer", hours, StringComparison.Ordinal);
        Assert.Contains("It is what we have. <b>", hours, StringComparison.Ordinal);
        Assert.Equal(Answerable().Count(), page.QuerySelectorAll("section.case dl").Length);
        Assert.Equal(CriteriaSet.First.Criteria.Count, page.QuerySelectorAll("section.case h4").Length);
        Assert.Empty(page.QuerySelectorAll("form[action$='/" + Key + "'] [name=counts]"));
        Assert.Contains("begun · the applicant", page.QuerySelector("#trail")!.ParentElement!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assessor_WorksThroughAnApplicationByItsForms()
    {
        await SubmitAsync(level: 1);
        Assert.Equal($"{Path}?told=take", await DoneAsync(_assessor, ("step", "take")));
        var taken = await Host.PageAsync($"{Path}?told=take", As(_assessor));
        Assert.NotNull(taken.QuerySelector("[role=status].notice"));
        Assert.Equal(Answerable().Count(), taken.QuerySelectorAll("form:has([value=judge])").Length);

        foreach (var criterion in Answerable())
        {
            string value = criterion.Threshold(1).ToString(CultureInfo.InvariantCulture).Replace('.', ',');
            string at = await DoneAsync(_assessor, ("step", "judge"), ("criterion", criterion.Id), ("counts", "yes"), ("value", value), ("evidence", criterion.Evidence.ToString().ToUpperInvariant()), ("reason", "Shown."));
            Assert.Equal($"{Path}?told=judge#criterion-{criterion.Id.Replace('.', '-')}", at);
        }

        var judged = await Host.PageAsync(Path, As(_assessor));
        Assert.Contains($"{Answerable().Count()} of {Answerable().Count()} answers are judged.", judged.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
        await DoneAsync(_assessor, ("step", "conclude"), ("reason", "Well kept."));
        Assert.Equal("granted", (await Host.PageAsync(Path, As(_assessor))).QuerySelector(".title .badge")!.Shown());
    }

    [Fact]
    public async Task Applicant_IsAskedByADay()
    {
        await SubmitAsync(level: 1);
        await StepAsync("takeAssessment", _assessor);

        await DoneAsync(_assessor, ("step", "ask"), ("until", "2026-03-20"), ("reason", "The invoice is missing."));

        var page = await Host.PageAsync($"/fr/evaluer/{Key}", As(_assessor));
        Assert.Equal("demandeur interrogé", page.QuerySelector(".title .badge")!.Shown());
        Assert.Contains("20 mars 2026", page.QuerySelector(".pairs")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("The invoice is missing.", page.QuerySelector("#trail")!.ParentElement!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_OnAnOlderVersion_IsRefusedAndKeepsWhatWasTyped()
    {
        await SubmitAsync(level: 1);
        await StepAsync("takeAssessment", _assessor);
        int seen = await VersionAsync();
        await DoneAsync(_assessor, ("step", "judge"), ("criterion", "services.hours"), ("counts", "no"), ("reason", "Closed when I came."));

        using var late = await PostAsync(Path, _assessor, ("step", "refuse"), ("reason", "A long <reason> that was typed."), ("madeOn", $"{seen}"));
        var page = await ParseAsync(late);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal("assessment.changed", page.QuerySelector("[role=alert] code")!.Shown());
        Assert.Equal("A long <reason> that was typed.", page.QuerySelector("#refuse-reason")!.TextContent);
        Assert.NotNull(page.QuerySelector("details[open] #refuse-reason"));
        Assert.Contains("It does not count", page.QuerySelector("#criterion-services-hours dl")!.Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge", "value", "many", HttpStatusCode.UnprocessableEntity)]
    [InlineData("ask", "until", "soon", HttpStatusCode.UnprocessableEntity)]
    [InlineData("award", "reason", "x", HttpStatusCode.BadRequest)]
    public async Task Form_ThatCannotBeRead_ChangesNothing(string step, string name, string value, HttpStatusCode status)
    {
        await SubmitAsync(level: 1);
        await StepAsync("takeAssessment", _assessor);
        int before = await VersionAsync();

        using var response = await PostAsync(Path, _assessor, ("step", step), ("criterion", "services.hours"), ("counts", "yes"), ("evidence", "DECLARED"), ("madeOn", $"{before}"), (name, value));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(before, await VersionAsync());
    }

    [Fact]
    public async Task LevelThree_IsAgreedWithByASecondAssessor()
    {
        await SubmitAsync(level: 3);
        await StepAsync("takeAssessment", _assessor);
        foreach (var criterion in Answerable()) await JudgeAsync(criterion);
        await DoneAsync(_assessor, ("step", "conclude"), ("reason", "Well kept."));

        await DoneAsync(_second, ("step", "take"));
        var second = await Host.PageAsync(Path, As(_second));
        Assert.Equal(["agree", "return"], second.QuerySelectorAll("#decide ~ details [name=step]").Select(step => step.GetAttribute("value")));
        Assert.Empty((await Host.PageAsync(Path, As(_assessor))).QuerySelectorAll("main form"));
        await DoneAsync(_second, ("step", "return"), ("reason", "Look at the lines again."));
        await DoneAsync(_assessor, ("step", "conclude"), ("reason", "I did."));
        await DoneAsync(_second, ("step", "agree"), ("reason", "So do I."));

        Assert.Equal("granted", (await Host.PageAsync(Path, As(_second))).QuerySelector(".title .badge")!.Shown());
    }

    [Fact]
    public async Task Appeal_IsDecidedBySomebodyWhoHadNoPart()
    {
        await SubmitAsync(level: 1);
        await StepAsync("takeAssessment", _assessor);
        await DoneAsync(_assessor, ("step", "refuse"), ("reason", "Too slow."));
        await DecideAsync("appealAssessment", "It was measured.", _manager);

        using var own = await PostAsync(Path, _assessor, ("step", "appeal"), ("allowed", "yes"), ("reason", "It was."), ("madeOn", $"{await VersionAsync()}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Equal("assessment.not-yours", (await ParseAsync(own)).QuerySelector("[role=alert] code")!.Shown());
        await DoneAsync(_second, ("step", "appeal"), ("allowed", "yes"), ("reason", "It was."));

        Assert.Equal("handed in", (await Host.PageAsync(Path, As(_second))).QuerySelector(".title .badge")!.Shown());
    }

    [Fact]
    public async Task Insider_WhoTakesIt_IsToldWhyNot()
    {
        await SubmitAsync(level: 1);

        using var response = await PostAsync(Path, _insider, ("step", "take"), ("madeOn", $"{await VersionAsync()}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("assessment.conflict", (await ParseAsync(response)).QuerySelector("[role=alert] code")!.Shown());
    }

    [Fact]
    public async Task Application_ForWhomItDoesNotConcern_IsNotThere()
    {
        await SubmitAsync(level: 1);
        string stranger = Host.Callers.Add(new Caller("stranger", [new RoleGrant(Role.NetworkManager, NetworkId.Parse("b"))], TokenScopes.All));

        using var theirs = await Host.GetAsync(Path, As(stranger));
        using var nobodys = await Host.GetAsync(Path);
        using var sent = await PostAsync(Path, stranger, ("step", "take"), ("madeOn", "1"));
        var applicant = await Host.PageAsync(Path, As(_manager));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (theirs.StatusCode, nobodys.StatusCode, sent.StatusCode));
        Assert.Equal("You applied: others decide.", applicant.QuerySelector("#decide + p")!.Shown());
        Assert.Empty(applicant.QuerySelectorAll("main form"));
    }

    private string Assessor(string name, string network) => Host.Callers.Add(new Caller(name, [new RoleGrant(Role.Assessor, NetworkId.Parse(network))], TokenScopes.All));

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");

    private static IEnumerable<Criterion> Answerable() => CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed);

    private async Task SubmitAsync(int level)
    {
        await AskAsync($"openAssessment(centre: \"{_centre}\", network: \"a\")", _manager);
        foreach (var criterion in Answerable())
        {
            await AskAsync($"answerCriterion(input: {{ assessment: \"{Key}\", criterion: \"{criterion.Id}\", value: {Number(criterion.Threshold(level))}, evidence: {criterion.Evidence.ToString().ToUpperInvariant()}, observedAt: \"{GatewayHost.Now.AddDays(-1):O}\", note: \"It is what we have. <b>\" }})", _manager);
        }

        await StepAsync("submitAssessment", _manager);
    }

    private Task JudgeAsync(Criterion criterion) => DoneAsync(_assessor, ("step", "judge"), ("criterion", criterion.Id), ("counts", "yes"), ("value", Number(criterion.Threshold(3))), ("evidence", criterion.Evidence.ToString().ToUpperInvariant()), ("reason", "Shown."));

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a form of the newest page, and expects that it was done.</summary>
    /// <returns>Where the browser is led.</returns>
    private async Task<string> DoneAsync(string token, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(Path, token, [.. fields, ("madeOn", $"{await VersionAsync()}")]);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location?.OriginalString ?? "";
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private Task StepAsync(string name, string token) => VersionedAsync(version => $"{name}(input: {{ assessment: \"{Key}\", madeOn: {version} }})", token);

    private Task DecideAsync(string name, string reason, string token) => VersionedAsync(version => $"{name}(input: {{ assessment: \"{Key}\", madeOn: {version}, reason: \"{reason}\" }})", token);

    private async Task VersionedAsync(Func<int, string> mutation, string token) => await AskAsync(mutation(await VersionAsync()), token);

    private async Task<int> VersionAsync() => (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ version }} }}", token: Host.Token)).Data.GetProperty("assessment").GetProperty("version").GetInt32();

    private async Task AskAsync(string mutation, string token)
    {
        var answer = await Host.AskAsync($"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ code }} }} }}", token: token);
        Assert.Equal("AssessmentDone", answer.Data.GetProperty("done").GetProperty("__typename").GetString());
    }
}
