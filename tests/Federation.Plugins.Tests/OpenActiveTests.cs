using System.Text;
using System.Text.Json;
using Federation.Adapters.OpenActive;
using Federation.Contracts.Testing;
using Federation.Contracts;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>RPDE feeds, as they are and as a broken or hostile one could be.</summary>
public sealed class OpenActiveTests
{
    private readonly OpenActiveAdapter _adapter = new();

    [Fact]
    public async Task Sample_Place_IsMappedWithoutItsPersons()
    {
        var context = AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", "openactive.json"));
        var run = await AdapterRun.OfAsync(_adapter, context);
        var pool = Assert.IsType<MapResult.Mapped>(run.Mapped(_adapter, context).First().Result).Draft;

        Assert.Equal(("Bassin du Parc", "Mo-Tu 08:00-20:00", "https://bassin.example/", "25000"), (pool.Name, pool.OpeningHours, pool.Website, pool.Address?.PostalCode));
        Assert.Equal([ServiceKeys.Parking], pool.Services);
        Assert.Equal(["gone-3"], run.Pages.SelectMany(page => page.DeletedIds));
        Assert.DoesNotContain("laude", Encoding.UTF8.GetString(run.Records[0].Raw.Span), StringComparison.Ordinal);
        Assert.Null(run.Pages[^1].NextCursor);
        Assert.True(run.Complete);
    }

    [Fact]
    public async Task WholeReading_OfEqualTimes_LosesNoneAndEndsAtTheFeedsEnd()
    {
        var feed = new Feed(pageSize: 2);
        foreach (int id in Enumerable.Range(1, 7)) feed.Put($"p{id}", modified: 5);
        feed.Delete("p4", modified: 5);

        var run = await AdapterRun.OfAsync(_adapter, feed.Context());

        Assert.Equal(["p1", "p2", "p3", "p5", "p6", "p7"], run.Records.Select(record => record.SourceId));
        Assert.True(run.Complete);
        Assert.Equal($"rpde1 {Feed.Address}?afterTimestamp=5&afterId=p7", run.Pages[^1].NextCursor);
    }

    [Fact]
    public async Task Changes_AfterACursor_AreUpdatesAndDeletionsAlone()
    {
        var feed = new Feed(pageSize: 2);
        foreach (int id in Enumerable.Range(1, 3)) feed.Put($"p{id}", modified: id);
        string? cursor = (await AdapterRun.OfAsync(_adapter, feed.Context())).Pages[^1].NextCursor;
        feed.Put("p2", modified: 10);
        feed.Delete("p1", modified: 10);
        feed.Put("p4", modified: 11);

        var run = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Mode = FetchMode.Incremental, Cursor = cursor });

        Assert.Equal(["p2", "p4"], run.Records.Select(record => record.SourceId));
        Assert.Equal(["p1"], run.Pages.SelectMany(page => page.DeletedIds));
        Assert.True(run.Complete);
        var nothing = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Mode = FetchMode.Incremental, Cursor = run.Pages[^1].NextCursor });
        Assert.Equal((0, true, run.Pages[^1].NextCursor), (nothing.Records.Count, nothing.Complete, nothing.Pages[^1].NextCursor));
    }

    [Theory]
    [InlineData(FetchMode.Full)]
    [InlineData(FetchMode.Incremental)]
    public async Task Reading_KilledAfterAnyPage_GoesOnAndComesToTheSame(FetchMode mode)
    {
        var feed = new Feed(pageSize: 3);
        feed.Put("p0", modified: 1);
        string? start = mode == FetchMode.Full ? null : (await AdapterRun.OfAsync(_adapter, feed.Context())).Pages[^1].NextCursor;
        foreach (int id in Enumerable.Range(1, 10)) feed.Put($"p{id}", modified: 7);
        feed.Delete("p0", modified: 8);
        var request = new FetchRequest { Mode = mode, Cursor = start, PageSize = 2 };
        var whole = await AdapterRun.OfAsync(_adapter, feed.Context(), request);

        for (int killed = 0; killed < whole.Pages.Count - 1; killed++)
        {
            var rest = await AdapterRun.OfAsync(_adapter, feed.Context(), request with { Cursor = whole.Pages[killed].NextCursor });
            var ids = whole.Pages.Take(killed + 1).SelectMany(page => page.Records).Concat(rest.Records).Select(record => record.SourceId).Distinct();
            var deleted = whole.Pages.Take(killed + 1).SelectMany(page => page.DeletedIds).Concat(rest.Pages.SelectMany(page => page.DeletedIds)).Distinct();
            Assert.Equal(whole.Records.Select(record => record.SourceId), ids);
            Assert.Equal(whole.Pages.SelectMany(page => page.DeletedIds), deleted);
            Assert.True(rest.Complete);
        }

        Assert.InRange(whole.Pages.Count, 6, 20);
    }

    [Fact]
    public async Task Item_ThatChangesWhileTheFeedIsRead_IsLeftToTheNextReadingAndNotLost()
    {
        var feed = new Feed(pageSize: 2);
        foreach (int id in Enumerable.Range(1, 4)) feed.Put($"p{id}", modified: id);
        feed.BeforePage(2, () =>
        {
            feed.Put("p1", modified: 9, name: "Anew");
            feed.Delete("p2", modified: 9);
            feed.Put("p5", modified: 10);
        });

        var whole = await AdapterRun.OfAsync(_adapter, feed.Context());
        var later = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Mode = FetchMode.Incremental, Cursor = whole.Pages[^1].NextCursor });

        Assert.Equal(["p1", "p2", "p3", "p4", "p5"], whole.Records.Select(record => record.SourceId));
        Assert.Empty(whole.Pages.SelectMany(page => page.DeletedIds));
        Assert.True(whole.Complete);
        Assert.Contains(later.Records, record => record.SourceId == "p1" && Encoding.UTF8.GetString(record.Raw.Span).Contains("Anew", StringComparison.Ordinal));
        Assert.Equal(["p2"], later.Pages.SelectMany(page => page.DeletedIds));
    }

    [Fact]
    public async Task WholeReading_ThatWentOn_LeavesWhatItCannotKnowToTheNextReading()
    {
        var feed = new Feed(pageSize: 2);
        foreach (int id in Enumerable.Range(1, 4)) feed.Put($"p{id}", modified: id);
        string? killed = (await AdapterRun.OfAsync(_adapter, feed.Context())).Pages[0].NextCursor;
        feed.Put("p1", modified: 9, name: "Anew");

        var rest = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Cursor = killed });
        var later = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Mode = FetchMode.Incremental, Cursor = rest.Pages[^1].NextCursor });

        Assert.Equal(killed, rest.Pages[^1].NextCursor);
        Assert.Contains("p1", later.Records.Select(record => record.SourceId));
    }

    [Fact]
    public async Task ChangeNumbers_AreFollowedAsTimesAre()
    {
        var feed = new Feed(pageSize: 2, byChangeNumber: true);
        foreach (int id in Enumerable.Range(1, 5)) feed.Put($"p{id}", modified: id);

        var run = await AdapterRun.OfAsync(_adapter, feed.Context());

        Assert.Equal(5, run.Records.Count);
        Assert.Equal($"rpde1 {Feed.Address}?afterChangeNumber=5", run.Pages[^1].NextCursor);
    }

    [Fact]
    public async Task Events_AtOnePlace_AreOneListingWhichIsThereWhileOneOfThemIs()
    {
        var feed = new Feed(pageSize: 3);
        feed.PutEvent("s1", 1, "SessionSeries", Location("hall", "The Hall"));
        feed.PutEvent("s2", 2, "SessionSeries", Location("hall", "The Hall, renamed"));
        feed.PutEvent("s3", 3, "FacilityUse", Location("pool", "The Pool"));
        feed.PutEvent("s4", 4, "ScheduledSession", $$"""{"@type":"SessionSeries",{{Location("gym", "The Gym")}}}""", member: "superEvent");
        feed.PutEvent("s5", 5, "SessionSeries", "\"https://feed.example/places/1\"");
        var first = await AdapterRun.OfAsync(_adapter, feed.Context());
        feed.Delete("s1", 6);
        feed.Delete("s3", 7);

        var second = await AdapterRun.OfAsync(_adapter, feed.Context());
        feed.Delete("s2", 8);
        var third = await AdapterRun.OfAsync(_adapter, feed.Context());

        Assert.Equal(["gym", "hall", "pool"], first.Records.Select(record => record.SourceId));
        Assert.Equal(["gym", "hall"], second.Records.Select(record => record.SourceId));
        Assert.Equal(["gym"], third.Records.Select(record => record.SourceId));
        Assert.Contains("renamed", Encoding.UTF8.GetString(first.Records[1].Raw.Span), StringComparison.Ordinal);
        Assert.All([first, second, third], run => Assert.Equal((true, null), (run.Complete, run.Pages[^1].NextCursor)));
        Assert.Empty(second.Pages.SelectMany(page => page.DeletedIds));
    }

    [Fact]
    public async Task Events_KilledAfterAnyPage_GoOnAndComeToTheSame()
    {
        var feed = new Feed(pageSize: 3);
        foreach (int id in Enumerable.Range(1, 9)) feed.PutEvent($"s{id}", id, "SessionSeries", Location($"place{id}", $"Place {id}"));
        var whole = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { PageSize = 2 });

        for (int killed = 0; killed < whole.Pages.Count - 1; killed++)
        {
            var rest = await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { PageSize = 2, Cursor = whole.Pages[killed].NextCursor });
            Assert.Equal(whole.Pages.Skip(killed + 1).SelectMany(page => page.Records).Select(record => record.SourceId), rest.Records.Select(record => record.SourceId));
        }

        Assert.Equal(5, whole.Pages.Count);
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "no next", """{"items":[]}""", "openactive.no-feed" },
        { "next is no text", """{"items":[],"next":3}""", "openactive.no-feed" },
        { "no items", """{"next":"https://feed.example/rpde"}""", "json.shape" },
        { "another host", """{"items":[],"next":"https://evil.example/rpde"}""", "openactive.next-elsewhere" },
        { "another scheme", """{"items":[],"next":"http://feed.example/rpde"}""", "openactive.next-elsewhere" },
        { "another port", """{"items":[],"next":"https://feed.example:444/rpde"}""", "openactive.next-elsewhere" },
        { "a file", """{"items":[],"next":"file:///etc/passwd"}""", "openactive.next-elsewhere" },
        { "an address without end", $$"""{"items":[],"next":"https://feed.example/{{new string('x', 1_000)}}"}""", "openactive.next-elsewhere" },
        { "stands still", $$"""{"items":[{{Item("1", 1)}}],"next":"https://feed.example/rpde"}""", "openactive.standstill" },
        { "goes backwards", $$"""{"items":[{{Item("1", 2)}},{{Item("2", 1)}}],"next":"https://feed.example/rpde?2"}""", "openactive.backwards" },
        { "no JSON", "oops", "json.malformed" },
        { "a login", "<!doctype html><title>Log in</title>", "source.html" },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task Feed_ThatIsBroken_FailsByName(string how, string page, string code)
    {
        var context = AdapterBench.OfSources(Feed.Address, _ => Encoding.UTF8.GetBytes(page));
        foreach (string kind in (string[])["places", "events"])
        {
            var run = await AdapterRun.OfAsync(_adapter, AdapterBench.OfSettings(page, $$"""{"source":"{{Feed.Address}}","items":"{{kind}}"}"""));
            Assert.True(code == run.Failure?.Code || (code == "json.malformed" && run.Failure?.Code == "json.shape"), $"{how}, {kind}: {run.Failure?.Code}");
            Assert.False(run.Complete);
        }

        Assert.False((await _adapter.CheckAsync(context, TestContext.Current.CancellationToken)).Passed);
    }

    [Fact]
    public async Task Feed_ThatLeadsInACircle_FailsAndKeepsWhatWasRead()
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.OfSources(Feed.Address, address => Encoding.UTF8.GetBytes(
            address.EndsWith("?b", StringComparison.Ordinal) ? """{"items":[],"next":"https://feed.example/rpde"}""" : $$"""{"items":[{{Item("1", 1)}}],"next":"https://feed.example/rpde?b"}""")));

        Assert.Equal(("openactive.standstill", 1, false), (run.Failure?.Code, run.Records.Count, run.Complete));
    }

    [Fact]
    public async Task Item_ThatIsNoPlaceAmongPlaces_IsQuarantinedByItsId()
    {
        string page = $$$"""{"items":[{{{Item("1", 1)}}},{"state":"updated","kind":"Slot","id":"x","modified":2,"data":{"@type":"Slot"}},{"state":"updated","kind":"Place","id":"y","modified":2},{"state":"updated","kind":"Place","id":9,"modified":3,"data":{"@type":"Place","name":"Nine"}}],"next":"https://feed.example/rpde?3"}""";
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.OfSettings(address => Encoding.UTF8.GetBytes(address == Feed.Address ? page : """{"items":[],"next":"https://feed.example/rpde?3"}"""), $$"""{"source":"{{Feed.Address}}","items":"places"}"""));

        Assert.Equal([("1", null), ("x", "openactive.no-place"), ("y", "openactive.no-place"), ("9", null)], run.Records.Select(record => (record.SourceId, record.Issues.SingleOrDefault()?.Code)));
    }

    [Theory]
    [InlineData("rpde1 https://evil.example/rpde")]
    [InlineData("rpde1 https://feed.example/rpde?1 https://evil.example/rpde")]
    [InlineData("1.0.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nonsense")]
    public async Task Cursor_ThatIsNotOfThisFeed_IsRefusedSoThatTheHostBeginsAnew(string cursor)
    {
        var feed = new Feed(pageSize: 2);
        feed.Put("p1", modified: 1);

        Assert.Equal("cursor.refused", (await AdapterRun.OfAsync(_adapter, feed.Context(), new FetchRequest { Mode = FetchMode.Incremental, Cursor = cursor })).Failure?.Code);
    }

    [Fact]
    public async Task Cursor_ThatTheFeedTakesNoMore_IsToldSo()
    {
        var context = AdapterBench.OfSources(Feed.Address, _ => throw new AdapterException(FailureKind.SourceChanged, "http.410", "HTTP 410."));

        Assert.Equal("cursor.refused", (await AdapterRun.OfAsync(_adapter, context, new FetchRequest { Mode = FetchMode.Incremental, Cursor = $"rpde1 {Feed.Address}?afterTimestamp=1" })).Failure?.Code);
        Assert.Equal("http.410", (await AdapterRun.OfAsync(_adapter, context)).Failure?.Code);
    }

    [Fact]
    public async Task Check_OfAFeed_SaysWhatItsItemsAre()
    {
        var feed = new Feed(pageSize: 2);
        feed.Put("p1", modified: 1);
        var check = await _adapter.CheckAsync(feed.Context(), TestContext.Current.CancellationToken);

        Assert.Equal((true, "OpenActive feed, each item a place; 1 of the first 1 places usable"), (check.Passed, check.Summary));
    }

    private static string Item(string id, int modified) => $$$"""{"state":"updated","kind":"Place","id":"{{{id}}}","modified":{{{modified}}},"data":{"@type":"Place","name":"Place {{{id}}}","geo":{"latitude":47,"longitude":5} } }""";

    private static string Location(string id, string name) => "\"location\":" + $$$"""{"@type":"Place","@id":"{{{id}}}","name":"{{{name}}}","geo":{"latitude":47,"longitude":5}}""";

    /// <summary>A feed as a server keeps one: each item once, in order of its change.</summary>
    private sealed class Feed(int pageSize, bool byChangeNumber = false)
    {
        public const string Address = "https://feed.example/rpde";

        private readonly List<(string Id, int Modified, string Json)> _items = [];
        private readonly Dictionary<int, Action> _before = [];
        private int _asked;

        public void Put(string id, int modified, string? name = null) => Set(id, modified, $$$"""{"state":"updated","kind":"Place","id":"{{{id}}}","modified":{{{modified}}},"data":{"@type":"Place","name":"{{{name ?? id}}}"} }""");

        public void PutEvent(string id, int modified, string kind, string data, string? member = null)
        {
            string content = member is not null ? $"\"{member}\":{data}" : data.StartsWith("\"location\"", StringComparison.Ordinal) ? data : $"\"location\":{data}";
            Set(id, modified, $$$"""{"state":"updated","kind":"{{{kind}}}","id":"{{{id}}}","modified":{{{modified}}},"data":{"@type":"{{{kind}}}",{{{content}}} } }""");
        }

        public void Delete(string id, int modified) => Set(id, modified, $$"""{"state":"deleted","kind":"Place","id":"{{id}}","modified":{{modified}}}""");

        /// <summary>Does something just before a page is answered, counted from 1 on.</summary>
        public void BeforePage(int page, Action change) => _before[page] = change;

        public AdapterBench Context() => AdapterBench.OfSources(Address, Answer);

        private void Set(string id, int modified, string json)
        {
            _items.RemoveAll(item => item.Id == id);
            _items.Add((id, modified, json));
        }

        private byte[] Answer(string address)
        {
            if (_before.Remove(++_asked, out var change)) change();
            var query = new Uri(address).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
            var rest = _items.OrderBy(item => item.Modified).ThenBy(item => item.Id, StringComparer.Ordinal).SkipWhile(item => IsBefore(item, query)).Take(pageSize).ToList();
            string next = rest.Count == 0 ? address : byChangeNumber ? $"{Address}?afterChangeNumber={rest[^1].Modified}" : $"{Address}?afterTimestamp={rest[^1].Modified}&afterId={rest[^1].Id}";
            return Encoding.UTF8.GetBytes($$"""{"next":{{JsonSerializer.Serialize(next)}},"items":[{{string.Join(',', rest.Select(item => item.Json))}}],"license":"https://creativecommons.org/licenses/by/4.0/"}""");
        }

        private static bool IsBefore((string Id, int Modified, string Json) item, Dictionary<string, string> query)
        {
            if (query.TryGetValue("afterChangeNumber", out string? number)) return item.Modified <= int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
            if (!query.TryGetValue("afterTimestamp", out string? time)) return false;
            int after = int.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
            return item.Modified < after || (item.Modified == after && string.CompareOrdinal(item.Id, query["afterId"]) <= 0);
        }
    }
}
