using System.Text.Json;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class TiersLieuxTests
{
    private readonly TiersLieuxAdapter _adapter = new();

    [Theory]
    [InlineData("2019-03-21.csv", 3)]
    [InlineData("2019-04-27.csv", 0)]
    [InlineData("2019-04-27.geojson", 0)]
    public async Task Census_RealFile_MapsEveryRowAndNamesTheOnesWithoutCoordinates(string file, int withoutCoordinates)
    {
        var results = await MapAsync(file);

        Assert.Equal(1_512, results.Count);
        Assert.All(results, result => Assert.IsType<MapResult.Mapped>(result.Value));
        Assert.Equal(withoutCoordinates, results.Values.Count(result => result.Issues.Any(issue => issue.Code == "coordinates.missing")));
        Assert.Equal(withoutCoordinates, results.Values.Count(result => DraftOf(result).Location is null));
    }

    [Fact]
    public async Task Census_CsvAndGeoJsonOfOneDay_GiveTheSameDraftForEveryPlace()
    {
        var csv = await MapAsync("2019-04-27.csv");
        var geoJson = await MapAsync("2019-04-27.geojson");

        Assert.Equal(csv.Keys, geoJson.Keys);
        Assert.All(csv, entry => Assert.Equal(Canonical(entry.Value), Canonical(geoJson[entry.Key])));
    }

    [Fact]
    public async Task Census_OlderLayout_GivesTheSameDraftsExceptForThePlacesThatGainedCoordinates()
    {
        var older = await MapAsync("2019-03-21.csv");
        var newer = await MapAsync("2019-04-27.csv");

        var changed = older.Where(entry => Canonical(entry.Value) != Canonical(newer[entry.Key])).Select(entry => entry.Key);

        Assert.Equal(["1510", "1511", "1512"], changed);
    }

    [Theory]
    [InlineData("2019-03-21.csv", "/CONTACT", "/MAIL")]
    [InlineData("2019-04-27.geojson", "/properties/CONTACT", "/properties/MAIL")]
    public async Task Census_PersonFields_AreNamed(string file, params string[] pointers)
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.OfFile(RealData.PathOf("tiers-lieux/" + file)), new FetchRequest { MostRecords = 3 });

        Assert.All(run.Records, record => Assert.Equal(pointers, record.PersonFields));
    }

    [Theory]
    [InlineData("www.exemple.example", "www.exemple.example", null)]
    [InlineData("Innovation studio\u00A0http://labo.example/", "http://labo.example/", null)]
    [InlineData("https://a.example|site web", "https://a.example", null)]
    [InlineData("http://a.example/les-points-d-accueil-et-de-rencontre…", "http://a.example", "website.truncated")]
    [InlineData("en cours", null, "website.unreadable")]
    [InlineData("Madame DURAND", null, "website.unreadable")]
    [InlineData("quelqu.un@lieu.example", null, "website.unreadable")]
    [InlineData("www.la-corde.netla-corde-opera", null, "website.unreadable")]
    [InlineData("http://www.chezmÃ©mÃ©.fr", "http://www.chezmémé.fr", null)]
    public void Website_AsPeopleTypeIt_IsTakenOrLeftOutWithAnIssue(string typed, string? website, string? code)
    {
        var result = MapRow(("WEB", typed));

        Assert.Equal(website, DraftOf(result).Website);
        Assert.Equal(code, result.Issues.SingleOrDefault(issue => issue.Pointer == "/WEB")?.Code);
        Assert.Equal(code == "website.unreadable", DraftOf(result).InvalidFields.Contains("website"));
        Assert.All(result.Issues, issue => Assert.DoesNotContain("DURAND", issue.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tiers lieux à dominante coworking", ServiceKeys.Coworking)]
    [InlineData("Tiers lieux à dominante fablab", ServiceKeys.Fabrication)]
    public void Typology_BecomesAService(string typology, string service) => Assert.Equal([service], DraftOf(MapRow(("TYPO", typology))).Services);

    [Fact]
    public void Postcode_Zero_IsNone() => Assert.Null(DraftOf(MapRow(("CP", "0"))).Address!.PostalCode);

    private MapResult MapRow(params (string Header, string Text)[] cells)
    {
        var row = new Dictionary<string, string> { ["ID"] = "1", ["NOM_TL"] = "Le Lieu", ["LAT"] = "47,32", ["LONG"] = "5,04" };
        foreach (var (header, text) in cells) row[header] = text;
        return _adapter.Map(
            new SourceRecord { SourceId = "1", Raw = JsonSerializer.SerializeToUtf8Bytes(row) },
            new MapContext { Config = AdapterBench.Of("").Config });
    }

    private async Task<Dictionary<string, MapResult>> MapAsync(string file)
    {
        var context = AdapterBench.OfFile(RealData.PathOf("tiers-lieux/" + file));
        var run = await AdapterRun.OfAsync(_adapter, context);
        Assert.Null(run.Failure);
        Assert.True(run.Complete);
        return run.Mapped(_adapter, context).ToDictionary(mapped => mapped.Record.SourceId, mapped => mapped.Result);
    }

    private static ListingDraft DraftOf(MapResult result) => Assert.IsType<MapResult.Mapped>(result).Draft;

    private static string Canonical(MapResult result) => JsonSerializer.Serialize(DraftOf(result));
}
