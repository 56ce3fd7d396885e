using System.Net;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments.Control;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>An applicant shows by the centre's website or mailbox that they speak for it.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private readonly Website _website = new();
    private GatewayHost? _host;
    private CentreId _centre;
    private string _applicant = "", _assessor = "", _stranger = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private string Key => $"{_centre}-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(
            options => options.RequestsPerSecond = 0,
            extend: services => services.AddSingleton(new ControlFileReader(_website)).Configure<MailOptions>(options => options.Server = new Uri("smtp://localhost")));
        await Host.Seed.AddAsync(Seed.Network("a"));
        _centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar", Website = "https://www.hangar.example/accueil" });
        await Host.CatchUpAsync();
        _applicant = Host.Callers.Add(Role.Member, "a");
        _assessor = Host.Callers.Add(Role.Assessor, "b");
        _stranger = Host.Callers.Add(new Caller("stranger", [], TokenScopes.All));
        await AskAsync($"openAssessment(centre: \"{_centre}\")", _applicant);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task File_OnTheListedWebsite_ShowsThatTheApplicantSpeaksForTheCentre()
    {
        const string address = "https://www.hangar.example/.well-known/connected-collaborative-centre.txt";
        Assert.Equal(address, (await PlacesAsync()).GetProperty("controlFile").GetString());
        Assert.Equal("control.no-code", await RefusedAsync($"checkControlFile(assessment: \"{Key}\")"));
        var asked = await AskAsync($"askForControlFile(assessment: \"{Key}\")", _applicant);
        Assert.Equal((address, GatewayHost.Now.AddDays(14)), (asked.GetProperty("address").GetString(), asked.GetProperty("until").GetDateTimeOffset()));

        Assert.Equal("control.not-there", await RefusedAsync($"checkControlFile(assessment: \"{Key}\")"));
        Assert.Equal("control.too-often", await RefusedAsync($"checkControlFile(assessment: \"{Key}\")"));
        Assert.Equal([address], _website.Asked);
        _website.Text = "another code\n";
        Assert.Equal("control.not-there", await LaterAsync());
        _website.Text = $"# our codes\r\n {asked.GetProperty("code").GetString()} \r\n";

        Assert.Null(await LaterAsync());
        Assert.Equal("control.shown", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"info@hangar.example\")"));
        var control = (await PlacesAsync()).GetProperty("control");
        Assert.Equal(("FILE", address), (control.GetProperty("method").GetString(), control.GetProperty("where").GetString()));
    }

    // A code counts for the website that was listed when it was given.
    [Fact]
    public async Task File_WhereAnotherWebsiteIsListedByNow_ShowsNothing()
    {
        var asked = await AskAsync($"askForControlFile(assessment: \"{Key}\")", _applicant);
        _website.Text = asked.GetProperty("code").GetString();
        await Host.Seed.PutAsync(_centre, "a", "1", new ListingContent { Name = "Le Hangar", Website = "https://other.example" });

        Assert.Equal("control.no-code", await RefusedAsync($"checkControlFile(assessment: \"{Key}\")"));
        Assert.Empty(_website.Asked);
    }

    [Fact]
    public async Task Mail_WithTheCodeEntered_ShowsItAndPutsDownNoAddress()
    {
        Assert.Equal(
            ["accueil@hangar.example", "bonjour@hangar.example", "contact@hangar.example", "hello@hangar.example", "info@hangar.example", "webmaster@hangar.example"],
            (await PlacesAsync()).GetProperty("controlMailboxes").EnumerateArray().Select(mailbox => mailbox.GetString()));
        Assert.Equal("control.mailbox", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"jeanne@hangar.example\")"));
        Assert.Equal("control.mailbox", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"contact@evil.example\")"));
        Assert.Equal("control.mailbox", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"contact@hangar.example\\r\\nBcc: x@evil.example\")"));
        var mailed = await AskAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"contact@hangar.example\")", _applicant);
        Assert.Equal(GatewayHost.Now.AddHours(1), mailed.GetProperty("until").GetDateTimeOffset());
        var mail = await MailAsync();
        Assert.Equal("contact@hangar.example", mail.Mailbox);

        Assert.Equal("control.wrong-code", await RefusedAsync($"enterControlCode(assessment: \"{Key}\", code: \"nothing\")"));
        var done = await AskAsync($"enterControlCode(assessment: \"{Key}\", code: \" {mail.Code?.ToLowerInvariant().Replace('-', ' ')} \")", _applicant);

        Assert.Equal("""{"method":"MAIL","where":"hangar.example"}""", done.GetProperty("assessment").GetProperty("control").GetRawText());
        var row = await Host.Store.ReadAsync(new StateKey(RowKinds.Assessment, _centre.Value), Token);
        Assert.DoesNotContain("contact@", System.Text.Encoding.UTF8.GetString(row!.Body.Span), StringComparison.Ordinal); // it was opened
        Assert.DoesNotContain(Host.Log.Lines, line => line.Contains("contact@", StringComparison.Ordinal) || line.Contains(mail.Code!, StringComparison.Ordinal)); // it carries one
    }

    [Fact]
    public async Task Mail_GuessedAtFiveTimes_CountsNoMore()
    {
        await AskAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"info@hangar.example\")", _applicant);
        string? code = (await MailAsync()).Code;
        for (int tries = 0; tries < 5; tries++) Assert.Equal("control.wrong-code", await RefusedAsync($"enterControlCode(assessment: \"{Key}\", code: \"{tries}\")"));

        Assert.Equal("control.no-code", await RefusedAsync($"enterControlCode(assessment: \"{Key}\", code: \"{code}\")"));
    }

    [Fact]
    public async Task Mail_AfterAnHour_CountsNoMore()
    {
        await AskAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"info@hangar.example\")", _applicant);
        string? code = (await MailAsync()).Code;
        Host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("control.no-code", await RefusedAsync($"enterControlCode(assessment: \"{Key}\", code: \"{code}\")"));
    }

    // One account, many centres: each of them would get a mail that it did not ask for.
    [Fact]
    public async Task Mail_ToManyCentres_IsSlowedDownForTheAccount()
    {
        for (int slips = 0; slips < 10; slips++) Assert.Equal("control.mailbox", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"inof@hangar.example\")")); // none of them is counted
        var codes = new List<string?>();
        for (int number = 0; number < 11; number++)
        {
            var centre = await Host.Seed.OpenAsync("a", $"many-{number}", new ListingContent { Name = "Le Hangar", Website = $"https://h{number}.example" });
            await Host.CatchUpAsync();
            await AskAsync($"openAssessment(centre: \"{centre}\")", _applicant);
            codes.Add((await SaidAsync($"mailControlCode(assessment: \"{centre}-1\", mailbox: \"info@h{number}.example\")", _applicant)).TryGetProperty("code", out var code) ? code.GetString() : null);
        }

        Assert.Equal([.. Enumerable.Repeat((string?)null, 10), "control.too-often"], codes);
    }

    [Theory]
    [InlineData("askForControlFile(assessment: \"KEY\")")]
    [InlineData("checkControlFile(assessment: \"KEY\")")]
    [InlineData("mailControlCode(assessment: \"KEY\", mailbox: \"info@hangar.example\")")]
    [InlineData("enterControlCode(assessment: \"KEY\", code: \"c\")")]
    public async Task Codes_OfSomebodyElsesApplication_AreForTheApplicantAlone(string mutation)
    {
        string asked = mutation.Replace("KEY", Key, StringComparison.Ordinal);

        Assert.Equal("assessment.unknown", await RefusedAsync(asked, _stranger));
        Assert.Equal("assessment.not-yours", await RefusedAsync(asked, _assessor));
        Assert.Empty(await Host.Store.ScanAsync(RowKinds.Mail, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Places_OfACentreWithoutAWebsiteOfItsOwn_AreNone()
    {
        await Host.Seed.PutAsync(_centre, "a", "1", new ListingContent { Name = "Le Hangar", Website = "https://www.facebook.com/lehangar" });
        await Host.CatchUpAsync();

        var places = await PlacesAsync();
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (places.GetProperty("controlFile").ValueKind, places.GetProperty("controlMailboxes").ValueKind));
        Assert.Equal("control.no-website", await RefusedAsync($"askForControlFile(assessment: \"{Key}\")"));
        Assert.Equal("control.no-website", await RefusedAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"info@facebook.com\")"));
    }

    [Fact]
    public async Task Outbox_ForOperators_TellsWhatBecameOfMailAndNotToWhom()
    {
        await AskAsync($"mailControlCode(assessment: \"{Key}\", mailbox: \"info@hangar.example\")", _applicant);

        var answer = await Host.AskAsync("{ outbox(states: [WAITING]) { key kind assessment state attempts problem since } }", token: Host.Token);
        var mail = Assert.Single(answer.Data.GetProperty("outbox").EnumerateArray());
        Assert.Equal(("CONTROL_CODE", Key, "WAITING", 0), (mail.GetProperty("kind").GetString(), mail.GetProperty("assessment").GetString(), mail.GetProperty("state").GetString(), mail.GetProperty("attempts").GetInt32()));
        Assert.DoesNotContain("info@", answer.Body.ToString(), StringComparison.Ordinal);
        Assert.Empty((await Host.AskAsync("{ outbox(states: [SENT]) { key } }", token: Host.Token)).Data.GetProperty("outbox").EnumerateArray());
        Assert.True((await Host.AskAsync("{ outbox { key } }", token: _assessor)).HasErrors);
    }

    /// <summary>The refusal's code when the website is looked at the next time that it may be; null where there is none.</summary>
    private async Task<string?> LaterAsync()
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(15));
        return (await SaidAsync($"checkControlFile(assessment: \"{Key}\")", _applicant)).TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private async Task<JsonElement> PlacesAsync() => (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ controlFile controlMailboxes control {{ method where }} }} }}", token: _applicant)).Data.GetProperty("assessment");

    private async Task<StoredMail> MailAsync() => StoredMail.Read(Assert.Single(await Host.Store.ScanAsync(RowKinds.Mail, cancellationToken: Token).ToListAsync(Token)));

    private async Task<JsonElement> SaidAsync(string mutation, string token) => (await Host.AskAsync($"mutation {{ done: {mutation} {{ {Told(mutation)} ... on Refusal {{ code message }} }} }}", token: token)).Data.GetProperty("done");

    private static string Told(string mutation) => mutation[..mutation.IndexOf('(', StringComparison.Ordinal)] switch
    {
        "askForControlFile" => "... on ControlFileAsked { address code until }",
        "mailControlCode" => "... on ControlCodeMailed { until }",
        _ => "... on AssessmentDone { assessment { control { method where } } }",
    };

    private async Task<JsonElement> AskAsync(string mutation, string token)
    {
        var said = await SaidAsync(mutation, token);
        Assert.False(said.TryGetProperty("message", out _), said.GetRawText());
        return said;
    }

    private async Task<string?> RefusedAsync(string mutation, string? token = null) => (await SaidAsync(mutation, token ?? _applicant)).GetProperty("code").GetString();

    /// <summary>The centre's website, without a network.</summary>
    private sealed class Website : HttpMessageHandler
    {
        /// <summary>What stands in any of its files; null for none.</summary>
        public string? Text { get; set; }

        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.RequestUri}");
            return Task.FromResult(Text is { } text ? new HttpResponseMessage { Content = new StringContent(text) } : new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
