using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class XmlTests
{
    [Fact]
    public async Task Cancel_WhileTheSourceStalls_EndsTheReading()
    {
        string text = $"<list>{string.Concat(Enumerable.Range(0, 1_000).Select(id => $"<centre id=\"{id}\"><NOM>a</NOM></centre>"))}</list>";
        var stalled = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        using var bench = new AdapterBench(new FakePartner().Otherwise(_ => PartnerAnswer.Text(text) with { StallsAfter = 20_000 }), AdapterBench.Of("").Config.Values);
        var reading = Task.Run(async () =>
        {
            await foreach (var _ in Tables.Xml().FetchAsync(new FetchRequest { PageSize = 1 }, bench, stop.Token)) stalled.TrySetResult();
        }, TestContext.Current.CancellationToken);

        await stalled.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Elements_OfOneName_AreRecordsInOneForm()
    {
        var run = await Tables.ReadAsync(Tables.Xml(), """
            <?xml version="1.0"?>
            <!-- centres -->
            <dc:list xmlns:dc="urn:x"><head><id>no record</id></head>
              <centre id="1" dc:kind="a"><NOM>Café &amp; <![CDATA[<Co>]]></NOM><tag k="wifi" v=""/><tag k="café">x</tag><empty/><a><b/> mixed <!-- no --> text</a></centre>
              <group><dc:centre id="2"><NOM>b</NOM></dc:centre></group>
              <centre id="3">only text</centre>
            </dc:list>
            """);

        Assert.True(run.Complete);
        Assert.Equal(["1", "2", "3"], run.Records.Select(record => record.SourceId));
        Assert.Equal(["centre 1 (line 4)", "centre 2 (line 5)", "centre 3 (line 6)"], run.Records.Select(record => record.Locator));
        Assert.Equal(
            """{"@id":"1","@dc:kind":"a","NOM":"Café & <Co>","tag":{"@k":"wifi","@v":""},"tag#2":{"@k":"café","#text":"x"},"empty":"","a":{"b":"","#text":" mixed  text"}}""",
            run.Records[0].Text());
        Assert.Equal("""{"@id":"3","#text":"only text"}""", run.Records[2].Text());
        Assert.All(run.Records, record => Assert.Equal(("application/json", 0), (record.MediaType, record.Issues.Count)));
    }

    [Fact]
    public async Task PersonNames_AtAnyDepthAndNumber_ArePointedTo()
    {
        var run = await Tables.ReadAsync(Tables.Xml("email", "user"), """<r><centre id="1" user="u"><x:Email xmlns:x="urn:y">a</x:Email><c><email>b</email><email>c</email><emails>d</emails></c></centre></r>""");

        Assert.Equal(["/@user", "/x:Email", "/c/email", "/c/email#2"], run.Records[0].PersonFields);
    }

    [Theory]
    [InlineData("""<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><r><centre id="1">&lol1;</centre></r>""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r><centre id="1">&e;</centre></r>""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><r/>""")]
    [InlineData("""<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd"><r/>""")]
    [InlineData("<!DOCTYPE r><r/>")]
    public async Task DocumentType_OfAnyKind_IsRefusedBeforeAnythingIsRead(string text)
    {
        foreach (string padding in new[] { "", "<?xml version='1.0'?>", $"<!--{new string('x', 9_000)}-->" })
        {
            var run = await Tables.ReadAsync(Tables.Xml(), padding + text);

            Assert.Equal(("xml.dtd", FailureKind.SourceChanged), (run.Failure?.Code, run.Failure?.Kind));
            Assert.Empty(run.Records);
        }
    }

    [Fact]
    public async Task Inclusion_InsideARecord_QuarantinesItAndOutsideFailsTheRun()
    {
        const string Include = """<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>""";
        var inside = await Tables.ReadAsync(Tables.Xml(), $"<r><centre id='1'/><centre id='2'>{Include}</centre><centre id='3'/></r>");
        var outside = await Tables.ReadAsync(Tables.Xml(), $"<r><centre id='1'/>{Include}</r>");

        Assert.True(inside.Complete);
        Assert.Equal([null, "xml.include", null], inside.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal(("xml.include", 1), (outside.Failure?.Code, outside.Records.Count));
    }

    [Theory]
    [InlineData("<r><centre id='1'/><centre id='2'>", "xml.truncated")]
    [InlineData("<r><centre id='1'/><centre id='2", "xml.truncated")]
    [InlineData("<r><centre id='1'/>", "xml.truncated")]
    [InlineData("<r><centre id='1'/><centre id=2/></r>      ", "xml.malformed")]
    [InlineData("<r><centre id='1'/><centre id='2'></x></r>      ", "xml.malformed")]
    [InlineData("<r><centre id='1'/>&nbsp;</r>      ", "xml.malformed")]
    [InlineData("<r><centre id='1'/><centre id='2' id='2'/></r>     ", "xml.malformed")]
    public async Task Text_ThatBreaksOff_KeepsTheRecordsBefore(string text, string code)
    {
        var run = await Tables.ReadAsync(Tables.Xml(), text);

        Assert.Equal(code, run.Failure?.Code);
        Assert.Contains("1 whole records", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(run.Records).SourceId);
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes("<r><centre id='1'><NOM>Été</NOM></centre></r>") },
        { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='windows-1252'?><r><centre id='1'><NOM>Été</NOM></centre></r>")] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<?xml version='1.0' encoding='windows-1252'?><r><centre id='1'><NOM>Été</NOM></centre></r>") },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<?xml version=\"1.0\" encoding = \"ISO-8859-1\" ?><r><centre id='1'><NOM>Été</NOM></centre></r>") },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?><r><centre id='1'><NOM>Été</NOM></centre></r>")] },
        { "utf-16BE", Encoding.BigEndianUnicode.GetBytes("<r><centre id='1'><NOM>Été</NOM></centre></r>") },
        { "utf-32", Encoding.UTF32.GetBytes("<r><centre id='1'><NOM>Été</NOM></centre></r>") },
        { "utf-8", Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-16'?><r><centre id='1'><NOM>Été</NOM></centre></r>") },
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public async Task Encoding_ByMarkDeclarationOrZeros_IsTold(string name, byte[] bytes)
    {
        var adapter = Tables.Xml();
        var run = await AdapterRun.OfAsync(adapter, AdapterBench.Of(bytes, chunk: 7));
        var check = await adapter.CheckAsync(AdapterBench.Of(bytes), TestContext.Current.CancellationToken);

        Assert.Null(run.Failure);
        Assert.Equal("""{"@id":"1","NOM":"Été"}""", Assert.Single(run.Records).Text());
        Assert.StartsWith($"XML, elements \"centre\", {name};", check.Summary, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Encoding_ThatNobodyKnows_FailsByName() =>
        Assert.Equal("xml.encoding", (await Tables.ReadAsync(Tables.Xml(), "<?xml version='1.0' encoding='klingon'?><r/>")).Failure?.Code);

    [Fact]
    public async Task Bytes_ThatAreNoText_QuarantineTheirRecordAlone()
    {
        byte[] bytes = [.. "<r><centre id='1'/><centre id='2'><NOM>Caf"u8, 0xE9, .. "</NOM></centre><centre id='3' NOM='"u8, 0xFF, .. "'/><centre id='4'/></r>"u8];

        var run = await AdapterRun.OfAsync(Tables.Xml(), AdapterBench.Of(bytes));

        Assert.True(run.Complete);
        Assert.Equal([null, ("xml.encoding", "/NOM"), ("xml.encoding", "/@NOM"), null], run.Records.Select(record => record.Issues.Count == 0 ? default((string, string?)?) : (record.Issues[0].Code, record.Issues[0].Pointer)));
        Assert.Equal("{\"@id\":\"2\",\"NOM\":\"Caf\uFFFD\"}", run.Records[1].Text());
    }

    [Theory]
    [InlineData("a\0b", "text.control-character", "ab")]
    [InlineData("a&#0;b", "text.control-character", "ab")]
    [InlineData("a&#x1F;b", "text.control-character", "ab")]
    [InlineData("CafÃ©", "text.mojibake", "Café")]
    public async Task Text_AsPeopleSendIt_IsReadCleanAndNamed(string sent, string code, string read)
    {
        var adapter = Tables.Xml();
        var run = await Tables.ReadAsync(adapter, $"<r><centre id='1'/><centre id='2'><NOM>{sent}</NOM></centre><centre id='3'/></r>");

        Assert.True(run.Complete);
        Assert.Equal([null, code, null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal(read, Assert.IsType<MapResult.Mapped>(adapter.Map(run.Records[1], Tables.MapContext)).Draft.Name);
    }

    [Fact]
    public async Task HalfACharacter_ByReference_IsNoText()
    {
        var run = await Tables.ReadAsync(Tables.Xml(), "<r><centre id='1'><NOM>&#xD800;</NOM></centre><centre id='2'/></r>");

        Assert.True(run.Complete);
        Assert.Equal(("xml.encoding", IssueSeverity.Error), (run.Records[0].Issues[0].Code, run.Records[0].Issues[0].Severity));
        Assert.Equal("2", run.Records[1].SourceId);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "record.too-large", $"<centre id='2'><NOM>{new string('x', 5 << 20)}</NOM></centre>" },
        { "record.too-large", $"<centre id='2' NOM='{new string('x', 5 << 20)}'/>" },
        { "record.too-large", $"<centre id='2'>{string.Concat(Enumerable.Repeat("<a/>", 400_000))}</centre>" },
        { "xml.too-deep", $"<centre id='2'>{string.Concat(Enumerable.Repeat("<a>", 10_000))}{string.Concat(Enumerable.Repeat("</a>", 10_000))}</centre>" },
        { "xml.too-many-attributes", $"<centre id='2'><a {string.Concat(Enumerable.Range(0, 10_000).Select(index => $"a{index}='' "))}/></centre>" },
        { "xml.name-too-long", $"<centre id='2'><{new string('a', 257)}/></centre>" },
        { "xml.name-too-long", $"<centre id='2'><a {new string('a', 257)}=''/></centre>" },
        { "record.too-many-persons", $"<centre id='2'>{string.Concat(Enumerable.Repeat("<email/>", 300))}</centre>" },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task Record_BeyondALimit_IsQuarantinedAndItsNeighboursLand(string code, string element)
    {
        var run = await Tables.ReadAsync(Tables.Xml("email"), $"<r><centre id='1'/>{element}<centre id='3'/></r>");

        Assert.Null(run.Failure);
        Assert.True(run.Complete);
        Assert.Equal(["1", "", "3"], run.Records.Select(record => record.SourceId));
        Assert.Equal([null, code, null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal("{}", run.Records[1].Text());
    }

    [Theory]
    [InlineData("<centre><!--", "xml.endless")]
    [InlineData("<a>", "xml.endless")]
    [InlineData("<!--", "xml.endless")]
    [InlineData("<a b='", "xml.endless")]
    public async Task Source_WithoutEnd_FailsByNameBeforeItIsGathered(string start, string code)
    {
        var run = await Tables.ReadAsync(Tables.Xml(), $"<r><centre id='1'/>{start}{new string('x', 12 << 20)}");

        Assert.Equal(code, run.Failure?.Code);
        Assert.Single(run.Records);
    }

    [Fact]
    public async Task Names_MadeUpWithoutEnd_FailByName()
    {
        var run = await Tables.ReadAsync(Tables.Xml(), $"<r><centre id='1'/>{string.Concat(Enumerable.Range(0, 30_000).Select(index => $"<n{index}/>"))}</r>");

        Assert.Equal("xml.too-many-names", run.Failure?.Code);
    }

    [Fact]
    public async Task Levels_WithoutEnd_FailByName()
    {
        var run = await Tables.ReadAsync(Tables.Xml(), $"<r><centre id='1'/>{string.Concat(Enumerable.Repeat("<a>", 200_000))}");

        Assert.Equal("xml.too-deep", run.Failure?.Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Log in</body></html>", "source.html")]
    [InlineData("<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'><head><title>Log in</title></head></html>", "source.html")]
    [InlineData("<rss><channel><title>Centres</title></channel></rss>", null)]
    public async Task WebPage_InPlaceOfXml_IsRefusedAndATitleIsNone(string text, string? code) =>
        Assert.Equal(code, (await Tables.ReadAsync(Tables.Xml(), text)).Failure?.Code);
}
