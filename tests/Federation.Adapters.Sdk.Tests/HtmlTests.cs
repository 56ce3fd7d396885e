using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class HtmlTests
{
    [Fact]
    public async Task Elements_OfASelector_AreRecordsOfTheirFields()
    {
        var run = await AdapterRun.OfAsync(Tables.Html, AdapterBench.OfWeb(
            """
            <!doctype html><title>Centres</title><script>document.write('<li class=centre id=0>')</script>
            <ul><li class="centre" id="1"><h2>Café <b>C</b>o<br>Co</h2><p>one</p><p>two<script>no()</script></p><a href="/one">site</a><span class=who>P</span>
            <li class="centre" id="2"><h2>&eacute;t&eacute;</h2><img src=x onerror=alert(1)><a href="https://other.example/">x</a></ul>
            """,
            RefuseAll,
            address: "https://partner.example/centres/"));

        Assert.True(run.Complete);
        Assert.Equal(
            ["""{"id":"1","NOM":"Café Co Co","text":"one","text#2":"two","site":"https://partner.example/one","who":"P"}""", """{"id":"2","NOM":"été","site":"https://other.example/"}"""],
            run.Records.Select(record => record.Text()));
        Assert.Equal([("1", "li.centre 1"), ("2", "li.centre 2")], run.Records.Select(record => (record.SourceId, record.Locator!)));
        Assert.Equal(["/who"], run.Records[0].PersonFields);
    }

    [Theory]
    [InlineData("<html><body><form>Log in</form></body></html>", "html.no-records")]
    [InlineData("", "source.empty")]
    [InlineData("""{"not":"html"}""", "html.no-records")]
    public async Task Page_WithoutARecord_FailsByName(string text, string code) => Assert.Equal(code, (await Tables.ReadAsync(Tables.Html, text)).Failure?.Code);

    [Theory]
    [InlineData("<!doctype html><html><body>Log in</body></html>")]
    [InlineData("<html>Log in")]
    public async Task WebPage_WhereOtherFormatsStandBeside_GoesToTheHtmlFormatOnly(string page)
    {
        var csv = new CsvFormat { RequiredHeaders = ["ID"], IdHeader = "ID" };
        var beside = await Tables.ReadAsync(Tables.Of(csv, Tables.HtmlFormat, new JsonArrayFormat { IdPointer = "/id" }), page);
        var alone = await Tables.ReadAsync(Tables.Of(csv, new JsonArrayFormat { IdPointer = "/id" }), page);

        Assert.Equal("html.no-records", beside.Failure?.Code);
        Assert.Equal("source.html", alone.Failure?.Code);
    }

    [Fact]
    public async Task Record_BeyondALimit_IsQuarantinedAndItsNeighboursLand()
    {
        var run = await Tables.ReadAsync(Tables.Html, $"<html><li class=centre id=1><h2>a</h2><li class=centre id=2><h2>{new string('x', 5 << 20)}</h2><li class=centre id=3>{Repeat("<b class=who>p</b>", 300)}<li class=centre id=4><h2>d</h2>");

        Assert.Equal([null, "record.too-large", "record.too-many-persons", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal(["1", "2", "3", "4"], run.Records.Select(record => record.SourceId));
    }

    public static TheoryData<byte[]> Encodings => new()
    {
        Encoding.UTF8.GetBytes("<html><li class=centre id=1><h2>Été</h2>"),
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<html><meta charset=iso-8859-1><li class=centre id=1><h2>Été</h2>"),
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<html><meta http-equiv='Content-Type' content='text/html; charset=windows-1252'><li class=centre id=1><h2>Été</h2>"),
        Encoding.Unicode.GetBytes("<html><meta charset=utf-8><li class=centre id=1><h2>Été</h2>"),
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public async Task Encoding_ByMetaOrBytes_IsTold(byte[] bytes) =>
        Assert.Equal("""{"id":"1","NOM":"Été"}""", Assert.Single((await AdapterRun.OfAsync(Tables.Html, AdapterBench.Of(bytes, chunk: 5))).Records).Text());

    [Fact]
    public async Task Bytes_ThatAreNoText_QuarantineTheirRecordAlone()
    {
        byte[] bytes = [.. "<html><meta charset=utf-8><li class=centre id=1><h2>a</h2><li class=centre id=2><h2>Caf"u8, 0xE9, .. "</h2><li class=centre id=3>"u8];
        var run = await AdapterRun.OfAsync(Tables.Html, AdapterBench.Of(bytes));

        Assert.Equal([null, "html.encoding", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal("{\"id\":\"2\",\"NOM\":\"Caf\uFFFD\"}", run.Records[1].Text());
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static Task<HttpResponseMessage> RefuseAll(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A page's own addresses are never asked.");
}
