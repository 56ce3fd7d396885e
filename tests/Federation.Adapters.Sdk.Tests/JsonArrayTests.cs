using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class JsonArrayTests
{
    [Fact]
    public async Task Array_AtTheTop_YieldsItsElementsAsTheyAre()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray(), "\uFEFF [ {\"id\": 1, \"NOM\":\"a\"} ,\n{\"id\":\"x\",\"deep\":[[{}]]}, 3 ] ");

        Assert.True(run.Complete);
        Assert.Equal(["/0", "/1", "/2"], run.Records.Select(record => record.Locator));
        Assert.Equal(["1", "x", ""], run.Records.Select(record => record.SourceId));
        Assert.Equal("{\"id\": 1, \"NOM\":\"a\"}", run.Records[0].Text());
        Assert.Equal("record.no-object", Assert.Single(run.Records[2].Issues).Code);
    }

    [Fact]
    public async Task Array_UnderAMember_IsFoundAmongOthers()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray("list"), """{"meta":{"list":[{"id":9}]},"x":[1],"list":[{"id":1},{"id":2}],"after":{"list":[3]}}""");

        Assert.True(run.Complete);
        Assert.Equal(["/list/0", "/list/1"], run.Records.Select(record => record.Locator));
        Assert.Equal(["1", "2"], run.Records.Select(record => record.SourceId));
    }

    [Theory]
    [InlineData("""{"id":1}""", null, "json.shape")]
    [InlineData("true", null, "json.shape")]
    [InlineData("""[{"id":1}]""", "list", "json.shape")]
    [InlineData("""{"other":[]}""", "list", "json.shape")]
    [InlineData("""{"list":{}}""", "list", "json.shape")]
    [InlineData("""[{"id":1},]""", null, "json.malformed")]
    [InlineData("""[{"id":1}] x""", null, "json.malformed")]
    [InlineData("""[{"id":1} {"id":2}]""", null, "json.malformed")]
    [InlineData("not json", null, "json.malformed")]
    [InlineData("""[{"id":1},{"id":""", null, "json.truncated")]
    [InlineData("""{"list":[{"id":1}]""", "list", "json.truncated")]
    [InlineData("<html><body>Log in</body></html>", null, "source.html")]
    [InlineData("", null, "source.empty")]
    public async Task Text_ThatIsNoSuchArray_FailsByName(string text, string? member, string code) =>
        Assert.Equal(code, (await Tables.ReadAsync(Tables.JsonArray(member), text)).Failure?.Code);

    [Fact]
    public async Task Malformed_FarIntoTheText_SaysWhere()
    {
        string good = "[" + string.Concat(Enumerable.Repeat("{\"id\":1},\n", 10_000));

        var run = await Tables.ReadAsync(Tables.JsonArray(), good + "oops]");

        Assert.Equal(10_000, run.Records.Count);
        Assert.Contains($"byte {good.Length} (line 10001)", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 100_000)]
    [InlineData(3 << 20)]
    [InlineData(20 << 20)]
    public async Task Record_LargerThanOneMebibyte_IsQuarantinedAndItsNeighboursLand(int characters)
    {
        string large = $$"""{"id":2,"deep":[{"a}]":"\\\"}"}],"text":"{{new string('x', characters)}}"}""";
        foreach (string text in new[] { $$"""[{"id":1},{{large}} , {"id":3}]""", $"[{large},{{\"id\":1}},{{\"id\":3}}, {large}\n]" })
        {
            var run = await Tables.ReadAsync(Tables.JsonArray(), text);

            Assert.True(run.Complete);
            Assert.Equal(["1", "3"], run.Records.Where(record => record.Issues.Count == 0).Select(record => record.SourceId));
            Assert.All(run.Records.Where(record => record.Issues.Count > 0), record =>
            {
                Assert.Equal(("", "{}"), (record.SourceId, record.Text()));
                Assert.Equal(("record.too-large", IssueSeverity.Error), (record.Issues[0].Code, record.Issues[0].Severity));
            });
            Assert.Equal(Enumerable.Range(0, run.Records.Count).Select(index => $"/{index}"), run.Records.Select(record => record.Locator));
        }
    }

    [Theory]
    [InlineData("", "json.truncated")]
    [InlineData("\"}", "json.truncated")]
    [InlineData("\"} {\"id\":2}]", "json.malformed")]
    [InlineData("\"},]", "json.malformed")]
    public async Task Record_LargerThanOneMebibyte_HidesNoFaultOfTheArray(string end, string code)
    {
        var run = await Tables.ReadAsync(Tables.JsonArray("list"), $$"""{"list":[{"id":1},{"text":"{{new string('x', 3 << 20)}}{{end}}""");

        Assert.Equal(code, run.Failure?.Code);
        Assert.Equal("1", run.Records[0].SourceId);
        Assert.False(run.Complete);
    }

    [Fact]
    public async Task Malformed_AfterALargeRecord_StillSaysWhere()
    {
        string good = "[{\"id\":1,\n\n\"text\":\"" + new string('x', 3 << 20) + "\"},\n{\"id\":2},\n";

        var run = await Tables.ReadAsync(Tables.JsonArray(), good + "oops]");

        Assert.Contains($"byte {good.Length} (line 5)", run.Failure!.Message, StringComparison.Ordinal);
    }

    // Whether the large record is passed over as it comes in or once it is whole is the stream's doing.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    public async Task Malformed_AfterARecordOnANewLineThatIsPassedOver_SaysTheSameLineInAnyChunks(int chunk)
    {
        string good = $"[{{\"id\":1}},\n\n  {{\"text\":\"{new string('x', 300)}\"}},\n{{\"id\":2}},\n";
        var adapter = Tables.Of(new JsonArrayFormat { IdPointer = "/id", Limits = new ParserLimits { RecordBytes = 200 } });

        var run = await AdapterRun.OfAsync(adapter, AdapterBench.Of(Encoding.UTF8.GetBytes(good + "oops]"), chunk: chunk));

        Assert.Equal("record.too-large", run.Records[1].Issues.Single().Code);
        Assert.Contains($"byte {good.Length} (line 5)", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1_000)]
    public async Task Text_TooLargeForARecordAndBrokenBeyondThat_FailsTheSameInAnyChunks(int chunk)
    {
        byte[] text = Encoding.UTF8.GetBytes($"[\"{new string('x', (1 << 20) + 50_000)}\n\"]");

        Assert.Equal("record.too-large", (await AdapterRun.OfAsync(Tables.JsonArray(), AdapterBench.Of(text, chunk: chunk))).Failure?.Code);
    }

    [Fact]
    public async Task Array_BesideNamesWithHalfACharacter_IsFound() =>
        Assert.Equal("1", Assert.Single((await Tables.ReadAsync(Tables.JsonArray("list"), """{"\ud800":1,"list":[{"id":1}],"\udc00x":2}""")).Records).SourceId);

    [Fact]
    public async Task Collection_WithNamesWithHalfACharacter_IsRead()
    {
        var run = await Tables.ReadAsync(Tables.Of(new GeoJsonFormat("/properties/ID")), """{"\ud800":0,"features":[{"properties":{"ID":1}}],"\ud800":0}""");

        Assert.True(run.Complete);
        Assert.Equal("1", Assert.Single(run.Records).SourceId);
    }

    [Fact]
    public async Task Record_ThatBrokenBytesMakeLargerThanOneMebibyte_IsPassedOver()
    {
        byte[] text = [.. "[{\"id\":1,\"text\":\""u8, .. Enumerable.Repeat((byte)0xE9, 400_000), .. "\"},{\"id\":2}]"u8];

        var run = await AdapterRun.OfAsync(Tables.JsonArray(), AdapterBench.Of(text));

        Assert.Equal(["record.too-large"], run.Records[0].Issues.Select(issue => issue.Code));
        Assert.Equal(("{}", "2"), (run.Records[0].Text(), run.Records[1].SourceId));
    }

    [Fact]
    public async Task Text_LargerThanOneMebibyteInPlaceOfARecord_FailsAfterThoseBeforeIt()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray(), $$"""[{"id":1},"{{new string('x', 3 << 20)}}"]""");

        Assert.Equal("record.too-large", run.Failure?.Code);
        Assert.Single(run.Records);
    }

    [Fact]
    public async Task Record_WithAMemberTwice_SaysWhichAndStands()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray(), """[{"id":1,"a":{"b/c":1,"b/c":2},"list":[{"x":1},{"x":2}]}]""");

        var issue = Assert.Single(Assert.Single(run.Records).Issues);
        Assert.Equal(("json.duplicate-member", IssueSeverity.Warning, "/a/b~1c"), (issue.Code, issue.Severity, issue.Pointer));
    }

    [Fact]
    public async Task Record_ThatIsNotUtf8_IsAnErrorOfThatRecordAlone()
    {
        var run = await AdapterRun.OfAsync(Tables.JsonArray(), AdapterBench.Of([.. "[{\"id\":1,\"n\":\""u8, 0xE9, .. "\"},{\"id\":2,\"n\":\"\\ud800\"},{\"id\":3}]"u8]));

        Assert.True(run.Complete);
        Assert.Equal(["json.encoding", "json.encoding", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal("{\"id\":1,\"n\":\"\uFFFD\"}", run.Records[0].Text());
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(10_000, true)]
    public async Task Record_DeeperThanARecordMayBe_IsQuarantinedAndItsNeighboursLand(int levels, bool isRefused)
    {
        string deep = $$"""{"id":2,"deep":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";
        foreach (string? member in new[] { null, "list" })
        {
            string array = $$"""[{"id":1}, {{deep}},{"id":3}]""";
            var run = await Tables.ReadAsync(Tables.JsonArray(member), member is null ? array : $$"""{"list":{{array}}}""");

            Assert.True(run.Complete);
            Assert.Equal(["1", isRefused ? "" : "2", "3"], run.Records.Select(record => record.SourceId));
            Assert.Equal(isRefused ? "json.too-deep" : null, run.Records[1].Issues.SingleOrDefault()?.Code);
        }
    }

    [Theory]
    [InlineData("""{"a":[[[""", """]]],"list":[]}""")]
    [InlineData("""{"list":[],"a":[[[""", "]]]}")]
    public async Task Nesting_OutsideTheRecords_FailsByName(string start, string end)
    {
        var run = await Tables.ReadAsync(Tables.JsonArray("list"), start + new string('[', 10_000) + new string(']', 10_000) + end);

        Assert.Equal("json.too-deep", run.Failure?.Code);
    }

    [Theory]
    [InlineData("a\0b", "a\\u0000b")]
    [InlineData("two\nlines", "two\\u000alines")]
    [InlineData("\\\"\t", "\\\"\\u0009")]
    public async Task ControlCharacter_UnescapedInAText_IsReadAsIfItWereEscaped(string text, string kept)
    {
        var run = await Tables.ReadAsync(Tables.JsonArray("list"), $"{{\"list\":[{{\"id\":1}},{{\"id\":2,\"NOM\":\"{text}\"}},\n{{\"id\":3}}]}}");

        Assert.True(run.Complete);
        Assert.Equal(["1", "2", "3"], run.Records.Select(record => record.SourceId));
        Assert.Equal($"{{\"id\":2,\"NOM\":\"{kept}\"}}", run.Records[1].Text());
        Assert.Equal(("json.control-character", IssueSeverity.Warning, "/NOM"), (run.Records[1].Issues[0].Code, run.Records[1].Issues[0].Severity, run.Records[1].Issues[0].Pointer));
    }

    [Theory]
    [InlineData("{\"id\":2,\"NOM\":\"a\nb\" \"c\"}")]
    [InlineData("{\"id\":2\n\0}")]
    [InlineData("{\"id\":2,\"NOM\":\"\\\n\"}")]
    public async Task ControlCharacter_InWhatIsNoJsonEither_IsMalformed(string element)
    {
        var run = await Tables.ReadAsync(Tables.JsonArray(), $"[{{\"id\":1}},{element},{{\"id\":3}}]");

        Assert.Equal("json.malformed", run.Failure?.Code);
        Assert.Equal("1", Assert.Single(run.Records).SourceId);
    }

    [Fact]
    public async Task Array_GivenTwice_FailsRatherThanDropsTheSecond()
    {
        var run = await Tables.ReadAsync(Tables.JsonArray("list"), """{"list":[{"id":1}],"list":[{"id":2}]}""");

        Assert.Equal("json.shape", run.Failure?.Code);
        Assert.Single(run.Records);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", false)]
    public async Task Text_InAWideEncoding_IsReadAsUtf8(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("""[{"id":1,"NOM":"Été"},{"id":2}]""")];

        var run = await AdapterRun.OfAsync(Tables.JsonArray(), AdapterBench.Of(bytes, chunk: 5));

        Assert.True(run.Complete);
        Assert.Equal(["""{"id":1,"NOM":"Été"}""", """{"id":2}"""], run.Records.Select(record => record.Text()));
    }

    [Fact]
    public async Task Features_OfAGeoJsonCollection_AreRecords()
    {
        var adapter = new GeoAdapter();
        var context = AdapterBench.Of(Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ID":"7"},"geometry":null}]}"""), "application/geo+json");

        var run = await AdapterRun.OfAsync(adapter, context);

        Assert.Equal(("7", "/features/0"), (run.Records[0].SourceId, run.Records[0].Locator));
    }

    [Theory]
    [InlineData("""{"features":[{"properties":{"ID":"7"}}],"bbox":[1,2,3,4],"type":"FeatureCollection"}""", null, 1)]
    [InlineData("""{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[{"properties":{"ID":"7"}}]}""", null, 1)]
    [InlineData("""{"crs":null,"features":[{"properties":{"ID":"7"}}]}""", null, 1)]
    [InlineData("""{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[{"properties":{"ID":"7"}}]}""", "geojson.crs", 0)]
    [InlineData("""{"features":[{"properties":{"ID":"7"}}],"crs":{"type":"link","properties":{"href":"http://x.example/crs"}}}""", "geojson.crs", 1)]
    [InlineData("""{"crs":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],"features":[]}""", "json.too-deep", 0)]
    public async Task Collection_MembersInAnyOrder_AreReadAndItsCrsJudged(string text, string? code, int records)
    {
        var run = await Tables.ReadAsync(new GeoAdapter(), text);

        Assert.Equal((code, records), (run.Failure?.Code, run.Records.Count));
        Assert.Equal(code is null, run.Complete);
    }

    private sealed class GeoAdapter : RecordAdapter
    {
        protected override IReadOnlyList<RecordFormat> Formats => [new GeoJsonFormat("/properties/ID")];

        protected override MapResult Map(RecordFields record, MapContext context) => new MapFindings().Result(new ListingDraft { Name = "x" });
    }
}
