using System.Globalization;
using System.Text.Json;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class PagedJsonTests
{
    private const string Source = "https://api.example/places";

    public static TheoryData<string, JsonPaging, Func<int, bool, string>> Pagings => new()
    {
        { "link", JsonPaging.NextLink("/next"), (page, isLast) => isLast ? "null" : $"\"?page={page + 1}\"" },
        { "token", JsonPaging.Token("/next", "page"), (page, isLast) => isLast ? "null" : $"\"{page + 1}\"" },
        { "token, a number", JsonPaging.Token("/next", "page"), (page, isLast) => isLast ? "\"\"" : $"{page + 1}" },
        { "number", JsonPaging.Number("page", lastPointer: "/last"), (_, _) => "null" },
        { "number that ends with a page of none", JsonPaging.Number("page"), (_, _) => "null" },
    };

    [Theory]
    [MemberData(nameof(Pagings), DisableDiscoveryEnumeration = true)]
    public async Task Fetch_AnyPaging_ReadsEveryPageAndSaysSoAtTheTrueEnd(string name, JsonPaging paging, Func<int, bool, string> next)
    {
        var partner = Partner(next, pages: 3);

        var run = await AdapterRun.OfAsync(new Places(paging), AdapterBench.OfPartner(Source, partner));

        Assert.Null(run.Failure);
        Assert.Equal(["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"], run.Records.Select(record => record.SourceId));
        Assert.True(run.Complete, name);
        Assert.All(run.Pages.SkipLast(1), page => Assert.False(page.EndOfSnapshot));
    }

    [Fact]
    public async Task Fetch_SmallPages_AreCutFromThoseOfTheServer()
    {
        var run = await AdapterRun.OfAsync(new Places(JsonPaging.Number("page")), AdapterBench.OfPartner(Source, Partner((_, _) => "null", pages: 2)), new FetchRequest { PageSize = 1 });

        Assert.Equal([1, 1, 1, 1, 0], run.Pages.Select(page => page.Records.Count));
        Assert.Equal(4, run.Pages.SkipLast(1).Select(page => page.NextCursor).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public async Task Fetch_KilledAfterAnyPage_GoesOnThere(int size)
    {
        FakePartner New() => Partner((_, _) => "null", pages: 3);
        var adapter = new Places(JsonPaging.Number("page"));
        var whole = await AdapterRun.OfAsync(adapter, AdapterBench.OfPartner(Source, New()), new FetchRequest { PageSize = size });

        for (int killed = 0; killed < whole.Pages.Count - 1; killed++)
        {
            var rest = await AdapterRun.OfAsync(adapter, AdapterBench.OfPartner(Source, New()), new FetchRequest { PageSize = size, Cursor = whole.Pages[killed].NextCursor });

            Assert.True(rest.Complete);
            Assert.Equal(whole.Records.Select(record => record.SourceId), whole.Pages.Take(killed + 1).SelectMany(page => page.Records).Concat(rest.Records).Select(record => record.SourceId));
        }
    }

    [Fact]
    public async Task Cursor_OfAPageThatBeginsWithOthersNow_IsRefused()
    {
        var adapter = new Places(JsonPaging.Number("page"));
        var before = await AdapterRun.OfAsync(adapter, AdapterBench.OfPartner(Source, Partner((_, _) => "null", pages: 2)), new FetchRequest { PageSize = 1 });
        var changed = new FakePartner().Otherwise(_ => PartnerAnswer.Json("""{"items":[{"id":"9","name":"x"}],"next":null}"""));

        var run = await AdapterRun.OfAsync(adapter, AdapterBench.OfPartner(Source, changed), new FetchRequest { Cursor = before.Pages[0].NextCursor });

        Assert.Equal((AdapterException.CursorRefusedCode, 0), (run.Failure?.Code, run.Pages.Count));
    }

    [Theory]
    [InlineData("p1.0.e3b0c44298fc1c14.//evil.example/x")]
    [InlineData("p1.0.e3b0c44298fc1c14.https://evil.example/x")]
    [InlineData("p2.0.e3b0c44298fc1c14./places")]
    [InlineData("")]
    public async Task Cursor_OfNobody_IsRefusedAndAsksNobody(string cursor)
    {
        var partner = Partner((_, _) => "null", pages: 1);

        var run = await AdapterRun.OfAsync(new Places(JsonPaging.Number("page")), AdapterBench.OfPartner(Source, partner), new FetchRequest { Cursor = cursor });

        Assert.Equal(AdapterException.CursorRefusedCode, run.Failure?.Code);
        Assert.Empty(partner.Requests);
    }

    [Fact]
    public async Task Cursor_OfAnAddressWithAKey_NamesTheSettingAndNotItsValue()
    {
        var partner = new FakePartner().Otherwise(request => PartnerAnswer.Json(request.Query("page") == "2"
            ? """{"items":[{"id":"2","name":"b"}],"next":null}"""
            : """{"items":[{"id":"1","name":"a"}],"next":"?page=2&key=k%2Fe-y1"}"""));
        var settings = new Dictionary<string, string> { ["key"] = "k/e-y1" };
        AdapterBench New() => AdapterBench.OfPartner(Source, partner, settings: settings);
        var adapter = new Places(JsonPaging.NextLink("/next"));

        var run = await AdapterRun.OfAsync(adapter, New());
        var rest = await AdapterRun.OfAsync(adapter, New(), new FetchRequest { Cursor = run.Pages[0].NextCursor });

        Assert.EndsWith("./places?page=2&key={key}", run.Pages[0].NextCursor, StringComparison.Ordinal);
        Assert.Equal((true, "k/e-y1"), (rest.Complete, partner.Requests[^1].Query("key")));
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "a page that leads to itself", """{"items":[{"id":"1","name":"a"}],"next":"/places"}""", "paged.standstill" },
        { "the same records at every address", "{\"items\":[{\"id\":\"1\",\"name\":\"a\"}],\"next\":\"?n=N\"}", "paged.standstill" },
        { "another server", """{"items":[],"next":"https://evil.example/places"}""", "paged.foreign" },
        { "another scheme", """{"items":[],"next":"http://api.example/places?page=2"}""", "paged.foreign" },
        { "an error with status 200", """{"error":"maintenance"}""", "paged.shape" },
        { "items that are none", """{"items":{"id":"1"}}""", "paged.shape" },
        { "a next that is no address", """{"items":[],"next":"https://"}""", "paged.shape" },
        { "half a page", """{"items":[{"id":"1\u0022""", "json.truncated" },
        { "no JSON", "sorry", "json.malformed" },
        { "a login page", "<!doctype html><title>Log in</title>", "source.html" },
        { "nothing", "  ", "source.empty" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Fetch_WhatIsNoPage_FailsByNameAndSaysNothingOfAnEnd(string name, string body, string code)
    {
        int asked = 0;
        var partner = new FakePartner().Otherwise(_ => PartnerAnswer.Json(body.Replace("?n=N", $"?n={asked++}", StringComparison.Ordinal)));

        var run = await AdapterRun.OfAsync(new Places(JsonPaging.NextLink("/next")), AdapterBench.OfPartner(Source, partner));

        Assert.Equal(code, run.Failure?.Code);
        Assert.False(run.Complete, name);
    }

    [Fact]
    public async Task Fetch_PageTooLarge_FailsByName()
    {
        var partner = new FakePartner().Otherwise(_ => PartnerAnswer.Of(new byte[PagedJsonAdapter.MostPageBytes + 1]));

        Assert.Equal("paged.too-large", (await AdapterRun.OfAsync(new Places(JsonPaging.NextLink("/next")), AdapterBench.OfPartner(Source, partner))).Failure?.Code);
    }

    [Theory]
    [InlineData(401, FailureKind.Authentication, "http.401")]
    [InlineData(403, FailureKind.Authentication, "http.403")]
    [InlineData(404, FailureKind.SourceChanged, "http.404")]
    [InlineData(410, FailureKind.SourceChanged, "http.410")]
    [InlineData(418, FailureKind.SourceChanged, "http.status")]
    [InlineData(500, FailureKind.Transient, "http.server-error")]
    public async Task Fetch_NoSuccess_IsCalledAsTheHostDoes(int status, FailureKind kind, string code)
    {
        var failure = (await AdapterRun.OfAsync(new Places(JsonPaging.NextLink("/next")), AdapterBench.OfPartner(Source, new FakePartner().Otherwise(_ => PartnerAnswer.Error(status))))).Failure;

        Assert.Equal((kind, code), (failure?.Kind, failure?.Code));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Fetch_AskedToWait_SaysForHowLong(int status)
    {
        var partner = new FakePartner().Otherwise(_ => PartnerAnswer.Busy(TimeSpan.FromMinutes(3), status));

        var failure = (await AdapterRun.OfAsync(new Places(JsonPaging.NextLink("/next")), AdapterBench.OfPartner(Source, partner))).Failure;

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromMinutes(3)), (failure?.Kind, failure?.RetryAfter));
    }

    [Fact]
    public async Task Fetch_MostRecords_StopsThereAndSaysNothingOfAnEnd()
    {
        var partner = Partner((_, _) => "null", pages: 3);

        var run = await AdapterRun.OfAsync(new Places(JsonPaging.Number("page")), AdapterBench.OfPartner(Source, partner), new FetchRequest { MostRecords = 3 });

        Assert.Equal((3, false, 2), (run.Records.Count, run.Complete, partner.Requests.Count));
    }

    [Fact]
    public async Task Records_OfAPage_HaveTheirTimesPersonsAndIssues()
    {
        var partner = new FakePartner().Otherwise(_ => PartnerAnswer.Json(
            """{"items":[{"id":7,"name":"a","at":"2026-02-03T04:05:06Z","boss":"x","note":"write to a@b.example"},3,{"name":"no id"}],"next":null}"""));

        var records = (await AdapterRun.OfAsync(new Places(JsonPaging.NextLink("/next")), AdapterBench.OfPartner(Source, partner))).Records;

        Assert.Equal(["7", "", ""], records.Select(record => record.SourceId));
        Assert.Equal(DateTimeOffset.Parse("2026-02-03T04:05:06Z", CultureInfo.InvariantCulture), records[0].ModifiedAt);
        Assert.Equal(["/boss", "/note"], records[0].PersonFields);
        Assert.Equal(("record.no-object", "/items/1"), (Assert.Single(records[1].Issues).Code, records[1].Locator));
    }

    [Fact]
    public async Task Source_ThatIsNoAddress_IsAFaultOfTheSettings()
    {
        var check = await new Places(JsonPaging.NextLink("/next")).CheckAsync(AdapterBench.Of("{}"), TestContext.Current.CancellationToken);

        Assert.Equal((false, "paged.no-address"), (check.Passed, check.Issues[0].Code));
    }

    private static FakePartner Partner(Func<int, bool, string> next, int pages) => new FakePartner().Otherwise(request =>
    {
        int page = int.Parse(request.Query("page") ?? "1", CultureInfo.InvariantCulture);
        string items = page > pages ? "" : $$"""{"id":"{{page}}-1","name":"a"},{"id":"{{page}}-2","name":"b"}""";
        return PartnerAnswer.Json($$"""{"items":[{{items}}],"next":{{next(page, page >= pages)}},"last":{{JsonSerializer.Serialize(pages)}}}""");
    });

    private sealed class Places(JsonPaging paging) : PagedJsonAdapter
    {
        protected internal override string Records => "/items";

        protected internal override string Id => "/id";

        protected internal override JsonPaging Pages => paging;

        protected internal override string? Modified => "/at";

        protected internal override IReadOnlyList<string> Persons => ["/boss"];

        protected override MapResult Map(RecordFields record, MapContext context)
        {
            var findings = new MapFindings();
            return findings.Result(new ListingDraft { Name = findings.Name(record, "name") });
        }
    }
}
