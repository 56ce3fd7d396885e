using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Adapters.HubLo;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class HubLoTests(ITestOutputHelper output)
{
    private const string File = "hub-lo/2023-02-21.json";

    private readonly HubLoAdapter _adapter = new();

    [Fact]
    public async Task Export_RealFile_MapsEveryEntryAndEveryFieldThatItFills()
    {
        using var document = JsonDocument.Parse(await System.IO.File.ReadAllBytesAsync(RealData.PathOf(File), TestContext.Current.CancellationToken));
        var entries = document.RootElement.EnumerateArray().ToList();
        var real = await RealFile.RunAsync(_adapter, File);
        output.WriteLine(real.Table());

        Assert.Equal((426, true, null), (entries.Count, real.Run.Complete, real.Run.Failure));
        Assert.Equal(entries.Select(entry => entry.GetProperty("c_gid").GetRawText()), real.Run.Records.Select(record => record.SourceId));
        var drafts = real.Drafts;
        Assert.Equal(426, drafts.Count);
        Assert.Equal(entries.Select(entry => entry.GetProperty("c_postcode").GetInt32().ToString(CultureInfo.InvariantCulture)), drafts.Select(draft => draft.Address!.PostalCode));
        Assert.Equal(entries.Count(entry => Text(entry, "c_adresse") != ""), drafts.Count(draft => draft.Address!.Street is not null));
        Assert.Equal(entries.Count(entry => Text(entry, "c_telephone") is not ("" or "-")), drafts.Count(draft => draft.Phone is not null));
        Assert.Equal(entries.Count(entry => Text(entry, "c_site_web").Contains('.', StringComparison.Ordinal)), drafts.Count(draft => draft.Website is not null));
        AssertServices(entries, drafts, "Coworking", ServiceKeys.Coworking);
        AssertServices(entries, drafts, "Fablab", ServiceKeys.Fabrication);
        AssertServices(entries, drafts, "EPN", ServiceKeys.Internet);
        Assert.Equal(entries.Count(entry => Text(entry, "c_categories_espace").Contains("MSAP", StringComparison.Ordinal)), drafts.Count(draft => draft.LabelClaim is not null));
        Assert.Equal("0237641660", real.Draft("21").Phone);
        Assert.Equal(1, real.With("phone.padded"));
    }

    [Fact]
    public async Task Locations_GeocodedToAnotherRegion_AreLeftOut()
    {
        var real = await RealFile.RunAsync(_adapter, File);

        // Every other place is in one of the region's six departments, as its postcode says, and on the map there too.
        Assert.Equal(
            ["104", "110", "137", "179", "227", "296", "331", "402", "421", "438", "456"],
            real.Mapped.Where(entry => entry.Result.Issues.Any(issue => issue.Code == "coordinates.outside")).Select(entry => entry.Record.SourceId));
        Assert.Equal(415, real.Drafts.Count(draft => draft.Location is not null));
    }

    [Fact]
    public async Task Hours_RealFile_AreTheSourcesWordsAndNothingElse()
    {
        var real = await RealFile.RunAsync(_adapter, File);

        Assert.Equal(116, real.Drafts.Count(draft => draft.OpeningHours is not null));

        // Twice a boolean, and twice a text that belongs elsewhere.
        Assert.Equal(["282", "296", "299", "394"], real.Mapped.Where(entry => entry.Result.Issues.Any(issue => issue.Code == "hours.none")).Select(entry => entry.Record.SourceId));
        Assert.Equal(5, real.With("hours.misplaced"));
        Assert.Equal("Lundi, Mardi, Mercredi, Jeudi, Vendredi : 9h à  12h /  14h à  17h", real.Draft("11").OpeningHours);
        Assert.Equal("DU LUNDI AU VENDREDI de 9h à 12h et de 14h à 17h", real.Draft("332").OpeningHours);
        Assert.Equal("Sur RDV : 02.47.74.56.08", real.Draft("177").OpeningHours);
    }

    [Fact]
    public async Task Persons_RealFile_LeaveNoMailboxOrMobileBehind()
    {
        var run = (await RealFile.RunAsync(_adapter, File)).Run;

        foreach (var record in run.Records)
        {
            using var document = JsonDocument.Parse(record.Raw);
            var left = document.RootElement.EnumerateObject().Where(member => !record.PersonFields.Contains("/" + member.Name)).ToList();
            Assert.DoesNotContain(left, member => member.Name is "c_contacts" or "c_courriel" or "c_mobile" or "c_initial_agent" or "c__userid_modification");
            Assert.DoesNotContain(left, member => member.Value.ValueKind == JsonValueKind.String && System.Text.RegularExpressions.Regex.IsMatch(member.Value.GetString()!, @"\S@\S+\.\p{L}{2}"));
        }
    }

    [Theory]
    [InlineData("\"True\"", true, null)]
    [InlineData("\"oui\"", true, null)]
    [InlineData("1", true, null)]
    [InlineData("true", true, null)]
    [InlineData("\"\"", false, null)]
    [InlineData("\"non\"", false, null)]
    [InlineData("0", false, null)]
    [InlineData("null", false, null)]
    [InlineData("\"#N/D\"", false, null)]
    [InlineData("\"bientôt\"", false, "boolean.unreadable")]
    public void Flag_InAnyStyle_IsReadOrReported(string value, bool set, string? code)
    {
        var result = Map($$"""{"c_nom":"Le Lieu","c_coworking":{{value}},"c_lat_coor1":47.9,"c_long_coor1":1.9}""");

        Assert.Equal(set, DraftOf(result).Services.Contains(ServiceKeys.Coworking));
        Assert.Equal(code, result.Issues.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Services_InBothPlaces_AreToldOnce()
    {
        var result = Map("""{"c_nom":"Le Lieu","c_coworking":"True","c_categories_espace":"{Coworking,\"Promeneur du net\",Ludothèque}","c_promeneur":"True","c_lat_coor1":47.9,"c_long_coor1":1.9}""");

        Assert.Equal([ServiceKeys.Coworking], DraftOf(result).Services);
        Assert.Equal("\"Ludothèque\" has no service of the vocabulary.", Assert.Single(result.Issues).Message);
    }

    private MapResult Map(string entry) =>
        _adapter.Map(new SourceRecord { SourceId = "1", Raw = Encoding.UTF8.GetBytes(entry) }, new MapContext { Config = AdapterBench.Of("").Config });

    private static void AssertServices(List<JsonElement> entries, IReadOnlyList<ListingDraft> drafts, string category, string service) => Assert.Equal(
        entries.Count(entry => Text(entry, "c_categories_espace").Trim('{', '}').Split(',').Contains(category) || Text(entry, "c_" + category.ToLowerInvariant()) == "True"),
        drafts.Count(draft => draft.Services.Contains(service)));

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).ToString();

    private static ListingDraft DraftOf(MapResult result) => Assert.IsType<MapResult.Mapped>(result).Draft;
}
