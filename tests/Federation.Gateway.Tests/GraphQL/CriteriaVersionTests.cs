using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Labels;
using Federation.Registry.Tests.Criteria;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>A second version of the criteria, from its dry run until it is in force and beside the first.</summary>
public sealed class CriteriaVersionTests
{
    private const string DryRun = """
        mutation($yaml: String!) { dryRunCriteria(yaml: $yaml, actor: "Camille") {
          __typename
          ... on CriteriaDryRun { sha256 version endedAt totals { centres nothingKept losing losingLevel axes { axis awarded keeping losing lostAlready notJudged } } losing { centreKey kept axes { axis awarded underOwn level optionalNeeded why { criterion mandatory value says(language: FR) } } } }
          ... on InvalidInput { problems { code message field } }
          ... on Refusal { code }
        } }
        """;

    private static readonly DateTimeOffset From = GatewayHost.Now.AddDays(10);

    [Fact]
    public async Task DryRun_OfAnAwardByHand_JudgesWhatTheDirectoryComputesAndSaysThatNothingWasKept()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await LabelledAsync(host);

        var ended = (await host.AskAsync(DryRun, new { yaml = SecondVersion.Yaml }, host.Token)).Data.GetProperty("dryRunCriteria");

        Assert.Equal(("CriteriaDryRun", SecondVersion.Sha256, "2.0"), (ended.GetProperty("__typename").GetString(), ended.GetProperty("sha256").GetString(), ended.GetProperty("version").GetString()));
        var totals = ended.GetProperty("totals");
        Assert.Equal("""{"axis":"SERVICES","awarded":1,"keeping":0,"losing":0,"lostAlready":0,"notJudged":1}""", totals.GetProperty("axes")[1].GetRawText());
        Assert.Equal("""{"axis":"INTEROPERABILITY","awarded":1,"keeping":0,"losing":0,"lostAlready":1,"notJudged":0}""", totals.GetProperty("axes")[4].GetRawText());
        var losing = Assert.Single(ended.GetProperty("losing").EnumerateArray());
        Assert.Equal((id.Value, false), (losing.GetProperty("centreKey").GetString(), losing.GetProperty("kept").GetBoolean()));
        Assert.Equal("network.freshness", losing.GetProperty("axes")[0].GetProperty("why")[0].GetProperty("criterion").GetString());
        var again = (await host.AskAsync($$"""{ criteriaDryRun(sha256: "{{SecondVersion.Sha256}}") { version losing(page: 1) { centreKey } } none: criteriaDryRun(sha256: "0") { version } }""", token: host.Token)).Data;
        Assert.Equal("""{"criteriaDryRun":{"version":"2.0","losing":[]},"none":null}""", again.GetRawText());
    }

    [Fact]
    public async Task DryRun_ThatFailed_IsShownAsThat()
    {
        await using var host = await GatewayHost.StartAsync();
        byte[] failed = Encoding.UTF8.GetBytes($$"""{"sha256":"{{SecondVersion.Sha256}}","version":"2.0","yaml":"","at":"{{GatewayHost.Now:O}}","by":"Camille","totals":{},"problem":"criteria.dry-run-failed","pages":0}""");
        await host.Store.CommitAsync(new StoreBatch { PartitionKey = "criteria", Writes = [new StateWrite(new StateKey(RowKinds.CriteriaDryRun, SecondVersion.Sha256), 0, failed)] }, TestContext.Current.CancellationToken);

        var answer = await host.AskAsync($$"""{ criteriaDryRun(sha256: "{{SecondVersion.Sha256}}") { version endedAt totals { centres } failure { code remedy(language: EN) } losing { name } } }""", token: host.Token);

        var shown = answer.Data.GetProperty("criteriaDryRun");
        Assert.Equal(("2.0", JsonValueKind.Null, 0), (shown.GetProperty("version").GetString(), shown.GetProperty("totals").ValueKind, shown.GetProperty("losing").GetArrayLength()));
        Assert.Equal("2026-03-01T09:30:00.000Z", shown.GetProperty("endedAt").GetString());
        Assert.Equal("criteria.dry-run-failed", shown.GetProperty("failure").GetProperty("code").GetString());
        Assert.StartsWith("Something broke", shown.GetProperty("failure").GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_OfABrokenFile_NamesItsLines()
    {
        await using var host = await GatewayHost.StartAsync();

        var refused = (await host.AskAsync(DryRun, new { yaml = SecondVersion.Yaml.Replace("required: mandatory", "required: perhaps", StringComparison.Ordinal) }, host.Token)).Data.GetProperty("dryRunCriteria");

        Assert.Equal("InvalidInput", refused.GetProperty("__typename").GetString());
        Assert.StartsWith("Line ", refused.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_AfterItsDryRun_IsInForceFromThenOnAndAwardsBeforeItKeepTheirWords()
    {
        await using var host = await GatewayHost.StartAsync();
        var early = await LabelledAsync(host);
        await host.AskAsync(DryRun, new { yaml = SecondVersion.Yaml }, host.Token);
        Assert.Equal("""{"__typename":"Refused","code":"criteria.too-soon"}""", (await PublishAsync(host, GatewayHost.Now)).GetRawText());

        var published = await PublishAsync(host, From);

        Assert.Equal("""{"__typename":"CriteriaPublished","published":{"version":"2.0","from":"2026-03-11T09:30:00.000Z","inForce":false}}""", published.GetRawText());
        Assert.Equal("1.0", await InForceAsync(host));
        host.Clock.SetUtcNow(From);
        Assert.Equal("2.0", await InForceAsync(host));
        var versions = (await host.AskAsync("{ criteriaVersions { version from inForce sha256 } first: criteria(version: \"1.0\") { criteria(axis: SERVICES) { key } } }")).Data;
        Assert.Equal(["1.0", "2.0"], versions.GetProperty("criteriaVersions").EnumerateArray().Select(version => version.GetProperty("version").GetString()));
        Assert.Equal([JsonValueKind.Null, JsonValueKind.String], versions.GetProperty("criteriaVersions").EnumerateArray().Select(version => version.GetProperty("from").ValueKind));
        Assert.Contains(SecondVersion.Dropped, versions.GetProperty("first").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("BAD_INPUT", (await host.AskAsync("{ criteria(version: \"3.0\") { version } }")).Code);

        var late = await LabelledAsync(host);
        var plain = await host.Seed.OpenAsync("cote-dor", "3", new ListingContent { Name = "La Ruche" });
        await host.CatchUpAsync();
        Assert.Equal(("1.0", "2.0"), (await AwardedUnderAsync(host, early), await AwardedUnderAsync(host, late)));
        Assert.Contains("gatherings", await ReadAsync(host, early), StringComparison.Ordinal);
        Assert.DoesNotContain("gatherings", await ReadAsync(host, late), StringComparison.Ordinal);
        Assert.DoesNotContain("gatherings", await ReadAsync(host, plain), StringComparison.Ordinal);
        Assert.Contains(SecondVersion.Dropped, await CompareAsync(host, early, plain), StringComparison.Ordinal);
        Assert.DoesNotContain(SecondVersion.Dropped, await CompareAsync(host, early, late), StringComparison.Ordinal);
        Assert.Equal("2.0", (await host.AskAsync($$"""{ centre(id: "{{early}}") { preAssessment { criteriaVersion } } }""")).Data.GetProperty("centre").GetProperty("preAssessment").GetProperty("criteriaVersion").GetString());
    }

    [Theory]
    [InlineData("/label/1.0", "1.0", true)]
    [InlineData("/label/2.0", "2.0", false)]
    [InlineData("/label/1.0/levels/2", "1.0", true)]
    [InlineData("/label/2.0/levels/2", "2.0", false)]
    public async Task Address_OfAPublishedVersion_ShowsIt(string path, string version, bool hasGatherings)
    {
        await using var host = await PublishedAsync();

        using var document = JsonDocument.Parse(await host.Http.GetStringAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal(version, document.RootElement.GetProperty("version").GetString());
        Assert.Equal(hasGatherings, document.RootElement.GetProperty("criteria").EnumerateArray().Any(criterion => criterion.GetProperty("id").GetString() == SecondVersion.Dropped));
    }

    [Theory]
    [InlineData("/label/3.0")]
    [InlineData("/label/2.0/levels/4")]
    [InlineData("/label/02.0")]
    public async Task Address_OfNoVersion_IsNotThere(string path)
    {
        await using var host = await PublishedAsync();

        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Certificate_OfAnAwardUnderAnEarlierVersion_IsInItsWords()
    {
        using var certificates = new FakeCertificates();
        await using var host = await GatewayHost.StartAsync(extend: certificates.Extend);
        var early = await LabelledAsync(host);
        await host.AskAsync(DryRun, new { yaml = SecondVersion.Yaml }, host.Token);
        await PublishAsync(host, From);
        host.Clock.SetUtcNow(From);
        var late = await LabelledAsync(host);

        string first = await CertifiedAsync(host, early), second = await CertifiedAsync(host, late);

        Assert.Contains("gatherings", first, StringComparison.Ordinal);
        Assert.DoesNotContain("second edition", first, StringComparison.Ordinal);
        Assert.Contains("/label/1.0\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("gatherings", second, StringComparison.Ordinal);
        Assert.Contains("second edition", second, StringComparison.Ordinal);
        Assert.Contains("/label/2.0\"", second, StringComparison.Ordinal);
    }

    private static async Task<GatewayHost> PublishedAsync()
    {
        var host = await GatewayHost.StartAsync();
        await host.AskAsync(DryRun, new { yaml = SecondVersion.Yaml }, host.Token);
        await PublishAsync(host, From);
        return host;
    }

    private static async Task<JsonElement> PublishAsync(GatewayHost host, DateTimeOffset from) =>
        (await host.AskAsync("mutation($sha256: String!, $from: DateTime!) { publishCriteria(sha256: $sha256, from: $from, actor: \"Camille\") { __typename ... on CriteriaPublished { published { version from inForce } } ... on Refusal { code } } }", new { sha256 = CriteriaDigest.Of(SecondVersion.Yaml), from }, host.Token)).Data.GetProperty("publishCriteria");

    private static async Task<CentreId> LabelledAsync(GatewayHost host)
    {
        var id = await host.Seed.OpenAsync("cote-dor", Guid.NewGuid().ToString("N"), new ListingContent { Name = "La Fabrique" });
        await host.CatchUpAsync();
        await host.Grains.Label(id).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "x", Reason = "Seen.", Levels = new LabelLevels { Services = 1, Interoperability = 1 } });
        await host.CatchUpAsync();
        return id;
    }

    private static async Task<string?> InForceAsync(GatewayHost host) => (await host.AskAsync("{ criteria { version } }")).Data.GetProperty("criteria").GetProperty("version").GetString();

    private static async Task<string?> AwardedUnderAsync(GatewayHost host, CentreId id) => (await host.AskAsync($$"""{ centre(id: "{{id}}") { label { criteriaVersion } } }""")).Data.GetProperty("centre").GetProperty("label").GetProperty("criteriaVersion").GetString();

    private static async Task<string> ReadAsync(GatewayHost host, CentreId id) => (await host.AskAsync($$"""{ centre(id: "{{id}}") { reading { text } } }""")).Data.GetRawText();

    private static async Task<string> CertifiedAsync(GatewayHost host, CentreId id) =>
        (await host.AskAsync($$"""{ certificate(key: "{{id}}-1") { title criteriaAddress criteriaVersion reading { axes { criteria { says } } } } }""")).Data.GetRawText();

    private static async Task<string> CompareAsync(GatewayHost host, CentreId one, CentreId other) => (await host.AskAsync($$"""{ compare(centres: ["{{one}}", "{{other}}"]) { axes { criteria { criterion { key } } } } }""")).Data.GetRawText();
}
