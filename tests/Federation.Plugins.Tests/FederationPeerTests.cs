using System.Text;
using System.Text.Json;
using Federation.Adapters.FederationPeer;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>Another directory's feed, as it is and as a hostile one could be.</summary>
public sealed class FederationPeerTests
{
    private const string Source = "https://peer.example/directory";

    private static readonly string A = new('a', 32), B = new('b', 32);

    private readonly FederationPeerAdapter _adapter = new();

    [Fact]
    public async Task Sweep_OfThreePages_AsksForEachAndEndsWithTheCursorOfTheChanges()
    {
        var asked = new List<string>();
        var context = Serve(asked, Page("c1", more: true, Item("1")), Page("c2", more: true, Item("2"), Deleted("3")), Page("c3", more: false));

        var run = await AdapterRun.OfAsync(_adapter, context, new FetchRequest { PageSize = 100 });

        Assert.Equal([$"{Source}/feed/listings?limit=100", $"{Source}/feed/listings?limit=100&after=c1", $"{Source}/feed/listings?limit=100&after=c2"], asked);
        Assert.Equal([$"{A}/census/1", $"{A}/census/2"], run.Records.Select(record => record.SourceId));
        Assert.Equal([$"{A}/census/3"], run.Pages.SelectMany(page => page.DeletedIds));
        Assert.Equal(["c1", "c2", "c3"], run.Pages.Select(page => page.NextCursor));
        Assert.Equal([false, false, true], run.Pages.Select(page => page.EndOfSnapshot));
    }

    [Fact]
    public async Task Changes_AfterACursor_BeginThere()
    {
        var asked = new List<string>();

        var run = await AdapterRun.OfAsync(_adapter, Serve(asked, Page("c9", more: false, Item("1"))), new FetchRequest { Mode = FetchMode.Incremental, Cursor = "c 8&x" });

        Assert.Equal([$"{Source}/feed/listings?limit=500&after=c%208%26x"], asked);
        Assert.Equal(("c9", true), (run.Pages[0].NextCursor, run.Complete));
    }

    [Theory]
    [InlineData("http.410", "cursor.refused")]
    [InlineData("http.status", "cursor.refused")]
    [InlineData("http.server-error", "http.server-error")]
    public async Task Cursor_ThatThePeerRefuses_IsToldSoThatTheHostBeginsAnew(string answer, string code)
    {
        var context = AdapterBench.OfSources(Source, _ => throw new AdapterException(FailureKind.SourceChanged, answer, "HTTP 410."));

        Assert.Equal(code, (await AdapterRun.OfAsync(_adapter, context, new FetchRequest { Mode = FetchMode.Incremental, Cursor = "old" })).Failure?.Code);
        Assert.Equal(answer, (await AdapterRun.OfAsync(_adapter, context)).Failure?.Code);
    }

    [Fact]
    public async Task Cursor_RefusedInTheMiddle_FailsTheRunByItsOwnName()
    {
        int asked = 0;
        var context = AdapterBench.OfSources(Source, _ => asked++ == 0 ? Page("c1", more: true, Item("1")) : throw new AdapterException(FailureKind.SourceChanged, "http.410", "HTTP 410."));

        Assert.Equal("http.410", (await AdapterRun.OfAsync(_adapter, context)).Failure?.Code);
    }

    [Fact]
    public async Task Listing_WithEverything_IsMappedWithItsOriginAndTheWayToUs()
    {
        var context = AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", "federation-peer.json"));
        var run = await AdapterRun.OfAsync(_adapter, context);
        var drafts = run.Mapped(_adapter, context).Select(mapped => mapped.Result).OfType<MapResult.Mapped>().Select(mapped => mapped.Draft).ToList();

        var (own, far) = (drafts[0], drafts[1]);
        Assert.Equal(("La Fabrique du port", "21231", 12, "Mo-Fr 09:00-18:00"), (own.Name, own.Address?.LocalityCode, own.Capacity, own.OpeningHours));
        Assert.Equal("Un atelier partagé.\nOuvert à tous.", own.Description);
        Assert.Equal(new Price { Text = "15 € / jour", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day }, own.Prices[0]);
        Assert.Equal(1, own.Origin?.Hops);
        var label = Assert.Single(own.ForeignLabels);
        Assert.Equal(("https://voisin.example/issuer", 1, 2, null), (label.Issuer, label.Level, label.Axes["quality"], label.IssuerKeys));
        Assert.Equal(("rives", "Rives", "12/b", "odbl-1.0", "© Rives"), (far.Origin?.Network, far.Origin?.NetworkName, far.Origin?.SourceId, far.Origin?.Licence, far.Origin?.Attribution));
        Assert.Equal([far.Origin?.Directory ?? "", own.Origin?.Directory ?? ""], far.Origin?.Via);
        Assert.Equal("une trentaine", far.CapacityText);
        Assert.NotNull(far.Origin?.StaleSince);
        Assert.Empty(far.ForeignLabels);
    }

    [Fact]
    public async Task Keys_OfThePeer_AreReadOnceAndThoseOfAnyOtherNever()
    {
        var asked = new List<string>();
        byte[] page = Page("c1", more: false, Labelled("1", $"{Source}/issuer"), Labelled("2", $"{Source}/issuer"), Labelled("3", "https://other.example/issuer"), Labelled("4", "http://169.254.169.254/issuer"));
        var context = AdapterBench.OfSources(Source, address =>
        {
            asked.Add(address);
            return address.EndsWith("/keys", StringComparison.Ordinal) ? "{}"u8.ToArray() : page;
        });

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal([$"{Source}/feed/listings?limit=500", $"{Source}/issuer/keys"], asked);
        Assert.Equal(["{}", "{}", null, null], run.Mapped(_adapter, context).Select(mapped => ((MapResult.Mapped)mapped.Result).Draft.ForeignLabels[0].IssuerKeys));
    }

    [Fact]
    public async Task Keys_ThatCannotBeRead_LeaveTheListings()
    {
        var context = AdapterBench.OfSources(Source, address => address.EndsWith("/keys", StringComparison.Ordinal)
            ? throw new AdapterException(FailureKind.SourceChanged, "http.404", "HTTP 404.")
            : Page("c1", more: false, Labelled("1", $"{Source}/issuer")));

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.True(run.Complete);
        Assert.Null(((MapResult.Mapped)run.Mapped(_adapter, context).Single().Result).Draft.ForeignLabels[0].IssuerKeys);
    }

    [Fact]
    public async Task Record_OfAnItem_HoldsNothingThatIsNoListingsBusiness()
    {
        string item = Item("1").Replace("\"name\":\"Place 1\"", """ "name":"Place 1","email":"someone@peer.example","address":{"locality":"Dijon","keyholder":"Someone"}""", StringComparison.Ordinal).Replace("\"hops\":0", "\"hops\":0,\"contact\":\"Someone\",\"changedAt\":\"2026-03-02T00:00:00Z\"", StringComparison.Ordinal);
        var record = Assert.Single((await AdapterRun.OfAsync(_adapter, Serve([], Page("c1", more: false, item)))).Records);
        string raw = Encoding.UTF8.GetString(record.Raw.Span);

        Assert.Contains("Dijon", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("omeone", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("changedAt", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_ThatGivesAKeyTwice_HandsItOverOnce()
    {
        var run = await AdapterRun.OfAsync(_adapter, Serve([], Page("c1", more: true, Item("1"), Item("2")), Page("c2", more: false, Item("1"))));

        Assert.Equal([$"{A}/census/1", $"{A}/census/2"], run.Records.Select(record => record.SourceId));
        Assert.True(run.Complete);
    }

    public static TheoryData<string, string> NoFeed => new()
    {
        { "[]", "peer.no-feed" },
        { "{}", "peer.no-feed" },
        { """{"directory":"x","items":[],"next":"c","more":"no"}""", "peer.no-feed" },
        { """{"directory":"x","items":{},"next":"c","more":false}""", "peer.no-feed" },
        { """{"directory":"x","items":[],"next":"","more":false}""", "peer.no-feed" },
        { $$"""{"directory":"x","items":[],"next":"{{new string('c', 2_001)}}","more":false}""", "peer.no-feed" },
        { $$"""{"directory":"x","items":[{{string.Join(',', Enumerable.Repeat("1", 501))}}],"next":"c","more":false}""", "peer.no-feed" },
        { "<!doctype html><title>Log in</title>", "json.malformed" },
        { """{"directory":"x","items":[""", "json.truncated" },
        { """{"directory":"\ud800","items":[],"next":"c","more":false}""", "json.encoding" },
        { new string(' ', (1 << 20) + 1), "peer.page-too-large" },
    };

    [Theory]
    [MemberData(nameof(NoFeed), DisableDiscoveryEnumeration = true)]
    public async Task Answer_ThatIsNoPage_FailsTheRunByName(string text, string code)
    {
        var run = await AdapterRun.OfAsync(_adapter, Serve([], Encoding.UTF8.GetBytes(text)));

        Assert.Equal((code, 0), (run.Failure?.Code, run.Pages.Count));
        var check = await _adapter.CheckAsync(Serve([], Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.Equal((false, code), (check.Passed, check.Issues[0].Code));
    }

    [Fact]
    public async Task Feed_ThatStandsStill_FailsTheRun()
    {
        byte[] page = Page("c1", more: true, Item("1"));

        Assert.Equal("peer.standstill", (await AdapterRun.OfAsync(_adapter, AdapterBench.OfSources(Source, _ => page))).Failure?.Code);
    }

    [Fact]
    public async Task Preview_OfAFewRecords_SaysNothingOfAnEnd()
    {
        var run = await AdapterRun.OfAsync(_adapter, Serve([], Page("c1", more: false, Item("1"), Item("2"), Item("3"))), new FetchRequest { MostRecords = 2 });

        Assert.Equal((2, false, null), (run.Records.Count, run.Complete, run.Pages[^1].NextCursor));
    }

    [Fact]
    public async Task Check_OfAPeer_NamesItAndWhatIsUsable()
    {
        var check = await _adapter.CheckAsync(Serve([], Page("c1", more: true, Item("1"), Item("2").Replace("Place 2", "", StringComparison.Ordinal).Replace("\"name\":\"\"", "\"x\":1", StringComparison.Ordinal))), TestContext.Current.CancellationToken);

        Assert.True(check.Passed);
        Assert.Equal($"Directory {B}; 1 of the first 2 listings usable", check.Summary);
        Assert.Equal(("name.missing", IssueSeverity.Warning), (Assert.Single(check.Issues).Code, check.Issues[0].Severity));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("")]
    public void Map_NoObject_IsRejectedByName(string raw) =>
        Assert.Equal("record.no-object", Assert.Single(Assert.IsType<MapResult.Rejected>(_adapter.Map(new SourceRecord { SourceId = "x", Raw = Encoding.UTF8.GetBytes(raw) }, new MapContext { Config = AdapterBench.Of("").Config })).Issues).Code);

    private static AdapterBench Serve(List<string> asked, params byte[][] pages) => AdapterBench.OfSources(Source, address =>
    {
        asked.Add(address);
        return pages[asked.Count - 1];
    });

    private static byte[] Page(string next, bool more, params string[] items) =>
        Encoding.UTF8.GetBytes($$"""{"directory":"{{B}}","items":[{{string.Join(',', items)}}],"next":"{{next}}","more":{{JsonSerializer.Serialize(more)}}}""");

    private static string Item(string id) =>
        $$$"""{"key":"{{{A}}}/census/{{{id}}}","hops":0,"via":["{{{A}}}"],"network":{"id":"census","name":"Census"},"licence":"etalab-2.0","attribution":"Census","adapter":"census@1.0.0","observedAt":"2026-03-01T09:30:00+00:00","content":{"name":"Place {{{id}}}"}}""";

    private static string Labelled(string id, string issuer) => $$$"""{{{Item(id)[..^1]}}},"label":{"issuer":"{{{issuer}}}","level":1,"axes":{"services":1},"credential":"{}"}}""";

    private static string Deleted(string id) => $$"""{"key":"{{A}}/census/{{id}}","deletedAt":"2026-03-01T09:30:00+00:00"}""";
}
