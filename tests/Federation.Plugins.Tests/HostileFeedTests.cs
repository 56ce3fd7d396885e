using System.Text;
using System.Text.Json;
using Federation.Adapters.Actipole21;
using Federation.Adapters.OpenActive;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.SchemaOrg;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.Sdk.Tests;
using Federation.Adapters.Spreadsheet;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>
/// What a partner may send, to the adapters as they are shipped: the message says which record and where, the catalogue says what to do, and
/// the good neighbours of a bad record land.
/// </summary>
public sealed class HostileFeedTests
{
    private const string CsvHeader = "Identifiant;Nom du centre;Adresse;Code postal;Ville;Latitude;Longitude\n";

    public static TheoryData<string, IAdapter, byte[], string, string> OneBadRecord
    {
        get
        {
            string deep = new string('[', 10_000) + new string(']', 10_000);
            string large = new('x', 5 << 20);
            return new()
            {
                { "5 MB field", new Actipole21Adapter(), Csv(large), "row 3: record.too-large", "" },
                { "U+0000", new Actipole21Adapter(), Csv("Le\0Bon"), "row 3: text.control-character", "/Nom du centre" },
                { "broken UTF-8", new Actipole21Adapter(), [.. Csv("é à è ù ç"), .. "3;"u8, 0xC3, .. ";;;;47;5\n"u8, .. Csv("é")[CsvHeader.Length..]], "row 5: csv.encoding", "/Nom du centre" },
                { "mojibake", new Actipole21Adapter(), Csv("CafÃ©"), "row 3: text.mojibake", "/Nom du centre" },
                { "5 MB field", new SpaceApiAdapter(), Spaces($"\"{large}\""), "/1: record.too-large", "" },
                { "10,000-deep JSON", new SpaceApiAdapter(), Spaces(deep), "/1: json.too-deep", "" },
                { "U+0000", new SpaceApiAdapter(), Spaces("\"a\0b\""), "/1: json.control-character", "/data/space" },
                { "U+0000 escaped", new SpaceApiAdapter(), Spaces("\"a\\u0000b\""), "/1: text.control-character", "/data/space" },
                { "half a character", new SpaceApiAdapter(), Spaces("\"\\ud800\""), "/1: json.encoding", "/data/space" },
                { "broken UTF-8", new SpaceApiAdapter(), WithByte(0xE9, Spaces("\"a?b\"")), "/1: json.encoding", "/data/space" },
                { "mojibake", new SpaceApiAdapter(), Spaces("\"CafÃ©\""), "/1: text.mojibake", "/data/space" },
                { "10,000-deep JSON", new TiersLieuxAdapter(), Features(deep), "/features/1: json.too-deep", "" },
                { "1e999", new TiersLieuxAdapter(), Features("\"b\"", "1e999"), "/features/1: coordinates.unreadable", "/geometry/coordinates/1" },
                { "5 MB field", new OpenActiveAdapter(), Feed($"\"{large}\""), "/items/1: record.too-large", "" },
                { "10,000-deep JSON", new OpenActiveAdapter(), Feed(deep), "/items/1: json.too-deep", "" },
                { "U+0000 escaped", new OpenActiveAdapter(), Feed("\"a\\u0000b\""), "/items/1: text.control-character", "/data/name" },
                { "broken UTF-8", new OpenActiveAdapter(), WithByte(0xE9, Feed("\"a?b\"")), "/items/1: json.encoding", "/data/name" },
                { "mojibake", new OpenActiveAdapter(), Feed("\"CafÃ©\""), "/items/1: text.mojibake", "/data/name" },
                { "10,000-deep JSON", new SchemaOrgAdapter(), Site(deep), "script 2: json.too-deep", "" },
                { "mojibake", new SchemaOrgAdapter(), Site("\"CafÃ©\""), "script 2: text.mojibake", "/name" },
                { "no name", new SchemaOrgAdapter(), Site("[]"), "script 2: name.missing", "/name" },
                { "5 MB field", new SpreadsheetAdapter(), Encoding.UTF8.GetBytes($"id;nom;ville\n1;a;Dijon\n2;{large};Dijon\n3;c;Dijon\n"), "row 3: record.too-large", "" },
                { "U+0000", new SpreadsheetAdapter(), "id;nom;ville\n1;a;Dijon\n2;b\0b;Dijon\n3;c;Dijon\n"u8.ToArray(), "row 3: text.control-character", "/nom" },
                { "mojibake", new SpreadsheetAdapter(), Workbook.Of(["id", "nom", "ville"], ["1", "a", "Dijon"], ["2", "CafÃ©", "Dijon"], ["3", "c", "Dijon"]), "row 3: text.mojibake", "/nom" },
                { "5 MB field", new OpenStreetMapAdapter(), Osm($"<tag k='name' v='{large}'/>"), "node (line 2): record.too-large", "" },
                { "U+0000", new OpenStreetMapAdapter(), Osm("<tag k='name' v='a\0b'/>"), "node (line 2): text.control-character", "/tags/name" },
                { "broken UTF-8", new OpenStreetMapAdapter(), WithByte(0xE9, Osm("<tag k='name' v='a?b'/>")), "node (line 2): xml.encoding", "/tags/name" },
                { "mojibake", new OpenStreetMapAdapter(), Osm("<tag k='name' v='CafÃ©'/>"), "node (line 2): text.mojibake", "/tags/name" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(OneBadRecord), DisableDiscoveryEnumeration = true)]
    public async Task Feed_WithOneBadRecord_NamesItAndItsNeighboursLand(string feed, IAdapter adapter, byte[] bytes, string expected, string pointer)
    {
        var context = AdapterBench.Of(bytes);
        var run = await AdapterRun.OfAsync(adapter, context);
        var found = run.Records.SelectMany(record => IssuesOf(adapter, record, context).Select(issue => (record.Locator, Issue: issue))).ToList();

        Assert.Null(run.Failure);
        Assert.True(run.Complete, feed);
        var (locator, told) = found[0];
        Assert.All(found, other => Assert.Equal(locator, other.Locator));
        Assert.Equal((expected, pointer), ($"{locator}: {told.Code}", told.Pointer ?? ""));
        Assert.NotEmpty(told.Message);
        Assert.True(told.Message.Length <= 300, told.Message);
        AssertRemedy(told.Code);
        Assert.All(run.Records.Where(record => record.Locator != locator), record => Assert.IsType<MapResult.Mapped>(adapter.Map(record, new MapContext { Config = context.Config })));
        Assert.True(run.Records.Count >= 3, feed);
    }

    public static TheoryData<string, IAdapter, string, string, int> NotReadToItsEnd => new()
    {
        { "billion laughs", new OpenStreetMapAdapter(), $"<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a0 'lol'>{string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY a{level} '{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}'>"))}]><osm>&a9;</osm>", "xml.dtd", 0 },
        { "external entity", new OpenStreetMapAdapter(), "<!DOCTYPE osm [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><osm><node id='1' lat='1' lon='1'><tag k='name' v='&e;'/></node></osm>", "xml.dtd", 0 },
        { "inclusion", new OpenStreetMapAdapter(), "<osm><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></osm>", "xml.include", 0 },
        { "cut off", new OpenStreetMapAdapter(), "<osm><node id='1' lat='1' lon='1'><tag k='office' v='coworking'/></node><node id='2'", "xml.truncated", 1 },
        { "cut off", new SpaceApiAdapter(), """[{"url":"https://a.example","data":{"space":"A"}},{"url":"https""", "json.truncated", 1 },
        { "an unclosed quote", new Actipole21Adapter(), CsvHeader + "1;a;;;;47;5\n2;\"b;;;;47;5\n", "csv.quote", 1 },
        { "another reference system", new TiersLieuxAdapter(), """{"crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[]}""", "geojson.crs", 0 },
        { "a login", new OpenActiveAdapter(), "<!doctype html><title>Log in</title>", "source.html", 0 },
        { "cut off", new OpenActiveAdapter(), """{"items":[{"state":"updated","id":1,"modified":1,"data":{"@type":"Place","name":"a"}},{"st""", "json.truncated", 0 },
        { "a login", new SchemaOrgAdapter(), "<!doctype html><title>Log in</title>", "json-ld.no-records", 0 },
        { "a login", new SpreadsheetAdapter(), "<!doctype html><title>Log in</title>", "source.html", 0 },
        { "an unclosed quote", new SpreadsheetAdapter(), "id;nom;ville\n1;a;Dijon\n2;\"b;Dijon\n", "csv.quote", 1 },
        { "other headers", new SpreadsheetAdapter(), "colonne 1;colonne 2\n1;a\n", "csv.headers", 0 },
        { "a login", new TiersLieuxAdapter(), "<!doctype html><title>Log in</title>", "source.html", 0 },
    };

    [Theory]
    [MemberData(nameof(NotReadToItsEnd), DisableDiscoveryEnumeration = true)]
    public async Task Feed_ThatCannotBeReadToItsEnd_FailsByNameAndKeepsWhatWasRead(string feed, IAdapter adapter, string text, string code, int records)
    {
        var run = await AdapterRun.OfAsync(adapter, AdapterBench.Of(text));

        Assert.Equal((feed, code, records), (feed, run.Failure?.Code, run.Records.Count));
        Assert.False(run.Complete);
        AssertRemedy(code);
    }

    private static IReadOnlyList<Issue> IssuesOf(IAdapter adapter, SourceRecord record, AdapterContext context) =>
        record.Issues.Any(issue => issue.Severity == IssueSeverity.Error)
            ? record.Issues
            : [.. record.Issues, .. adapter.Map(record, new MapContext { Config = context.Config }).Issues.Where(issue => issue.Code != "coordinates.missing")];

    private static void AssertRemedy(string code)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Cluster", "Problems", "sdk.json")));
        Assert.All(["en", "fr"], language => Assert.NotEmpty(document.RootElement.GetProperty(code).GetProperty(language).GetString()!));
    }

    private static byte[] Csv(string name) => Encoding.UTF8.GetBytes($"{CsvHeader}1;a;;;;47;5\n2;{name};;;;47;5\n3;c;;;;47;5\n");

    private static byte[] Spaces(string name) => Encoding.UTF8.GetBytes(
        $$$"""[{"url":"https://a.example","data":{"space":"A"}},{"url":"https://b.example","data":{"space":{{{name}}}}},{"url":"https://c.example/3","data":{"space":"C"}}]""");

    private static byte[] Feed(string name) => Encoding.UTF8.GetBytes(
        $$"""{"items":[{{Item(1, "\"a\"")}},{{Item(2, name)}},{{Item(3, "\"c\"")}}],"next":"x"}""");

    private static string Item(int id, string name) => $$$"""{"state":"updated","kind":"Place","id":{{{id}}},"modified":{{{id}}},"data":{"@type":"Place","name":{{{name}}}}}""";

    private static byte[] Site(string name) => Encoding.UTF8.GetBytes(
        $"<!doctype html><script type='application/ld+json'>{Place(1, "\"a\"")}</script><script type='application/ld+json'>{Place(2, name)}</script><script type='application/ld+json'>{Place(3, "\"c\"")}</script>");

    private static string Place(int id, string name) => $$"""{"@type":"Place","@id":"#{{id}}","name":{{name}}}""";

    private static byte[] Features(string name, string latitude = "47") => Encoding.UTF8.GetBytes(
        $$$"""{"features":[{{{Feature("1", "\"a\"", "47")}}},{{{Feature("2", name, latitude)}}},{{{Feature("3", "\"c\"", "47")}}}]}""");

    private static string Feature(string id, string name, string latitude) =>
        $$$"""{"properties":{"ID":{{{id}}},"NOM_TL":{{{name}}},"TYPO":"Tiers lieux à dominante fablab"},"geometry":{"type":"Point","coordinates":[5,{{{latitude}}}]}}""";

    private static byte[] Osm(string tag) => Encoding.UTF8.GetBytes(
        $"<osm><node id='1' lat='47' lon='5'><tag k='office' v='coworking'/><tag k='name' v='a'/></node>\n<node id='2' lat='47' lon='5'><tag k='office' v='coworking'/>{tag}</node>\n<node id='3' lat='47' lon='5'><tag k='office' v='coworking'/><tag k='name' v='c'/></node></osm>");

    // In place of the question mark.
    private static byte[] WithByte(byte unit, byte[] text)
    {
        text[text.AsSpan().IndexOf((byte)'?')] = unit;
        return text;
    }
}
