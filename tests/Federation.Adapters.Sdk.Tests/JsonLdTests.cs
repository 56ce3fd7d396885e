using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class JsonLdTests
{
    [Fact]
    public async Task Page_WithBlocks_YieldsTheObjectsOfTheWantedTypes()
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, """
            <!doctype html><html><head>
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"no"},{"@type":["Place","LocalBusiness"],"@id":"#1","NOM":"a","department":{"@type":"LocalBusiness"}}]}</script>
            <script>var x = {"@type":"LocalBusiness"}</script>
            <script type="Application/LD+JSON">[{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"http://schema.org/LocalBusiness","url":"https://b.example/","NOM":"b"}}]}]</script>
            <script type="application/ld+json">{"@type":"LocalBusiness",</script>
            <script type="application/ld+json">{"@type":"LocalBusiness","@id":"#3","NOM":"two
            lines"}</script>
            """);

        Assert.True(run.Complete);
        Assert.Equal(
            [("#1", "script 1 /@graph/1"), ("https://b.example/", "script 2 /0/itemListElement/0/item"), ("", "script 3"), ("#3", "script 4")],
            run.Records.Select(record => (record.SourceId, record.Locator!)));
        Assert.Equal("json.truncated", Assert.Single(run.Records[2].Issues).Code);
        Assert.Equal("""{"@type":["Place","LocalBusiness"],"@id":"#1","NOM":"a","department":{"@type":"LocalBusiness"}}""", run.Records[0].Text());
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"LocalBusiness","@id":"#2","NOM""")]
    [InlineData("""<script type="application/ld+json">{"@type":"LocalBusiness","@id":"#2"}</scr""")]
    [InlineData("""<script type="application/ld+json">""")]
    public async Task Page_ThatEndsWithinABlock_WasCut(string end)
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, """<!doctype html><script type="application/ld+json">{"@type":"LocalBusiness","@id":"#1"}</script>""" + end);

        Assert.Equal(("html.truncated", FailureKind.Transient, false), (run.Failure?.Code, run.Failure?.Kind, run.Complete));
    }

    [Theory]
    [InlineData("<p>no end tags")]
    [InlineData("<script>let x = 1;")]
    [InlineData("<script src=x></script><svg><script/></svg>")]
    public async Task Page_ThatLeavesOtherEndTagsOut_IsRead(string end)
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, """<!doctype html><script type="application/ld+json">{"@type":"LocalBusiness","@id":"#1"}</script>""" + end);

        Assert.Equal((true, "#1"), (run.Complete, run.Records.Single().SourceId));
    }

    // What stands in a template is no part of the page.
    [Fact]
    public async Task Page_ThatEndsInAScriptOfATemplate_HasNoJsonLd()
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, "<!doctype html><template><script>");

        Assert.Equal("json-ld.no-records", run.Failure?.Code);
    }

    [Fact]
    public async Task Persons_ByNameOrType_ArePointedTo()
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, """
            [{"@type":"LocalBusiness","@id":"1","Email":"a","founder":{"@type":"Person","name":"F"},"review":[{"reviewBody":"x","creator":{"@type":["Person"],"name":"R"}}],"telephone":"1"}]
            """);

        Assert.Equal(["/Email", "/founder", "/review/0/creator"], run.Records[0].PersonFields);
    }

    [Fact]
    public async Task Member_GivenTwice_HidesNeitherAPersonNorARecord()
    {
        var run = await Tables.ReadAsync(Tables.JsonLd, """
            {"@graph":[{"@type":"LocalBusiness","@id":"1","host":{"@type":"Person","name":"F","@type":"Thing"}}],"@graph":[{"@type":"Thing","@type":"LocalBusiness","@id":"2"}]}
            """);

        Assert.Equal(["1", "2"], run.Records.Select(record => record.SourceId));
        Assert.Equal(["/host"], run.Records[0].PersonFields);
    }

    [Theory]
    [InlineData("<html><body>Log in</body></html>", "json-ld.no-records")]
    [InlineData("""{"@type":"Person","name":"x"}""", "json-ld.no-records")]
    [InlineData("""{"@type":"LocalBusiness" """, "json.truncated")]
    [InlineData("3", "json-ld.no-records")]
    public async Task Source_WithoutSuchAnObject_FailsByName(string text, string code) => Assert.Equal(code, (await Tables.ReadAsync(Tables.JsonLd, text)).Failure?.Code);

    [Fact]
    public async Task Block_DeeperThanARecordMayBe_IsQuarantinedAndItsNeighboursLand()
    {
        string deep = new string('[', 10_000) + new string(']', 10_000);
        var run = await Tables.ReadAsync(Tables.JsonLd, $$"""<html><script type="application/ld+json">{"@type":"LocalBusiness","a":{{deep}}}</script><script type="application/ld+json">{"@type":"LocalBusiness","@id":"2"}</script>""");

        Assert.Equal(["json.too-deep", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
    }
}
