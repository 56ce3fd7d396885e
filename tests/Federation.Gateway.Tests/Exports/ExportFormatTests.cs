using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Tests.GraphQL;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.Exports;

/// <summary>What stands in an export, read in each format by somebody else's reader.</summary>
public sealed class ExportFormatTests : IAsyncLifetime
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 3, Quality = 2, Commitments = 2, Interoperability = 2 };

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private CentreId _fabrique;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync();
        _fabrique = await Host.Seed.OpenAsync("census", "7", new ListingContent
        {
            Name = "=HYPERLINK(\"https://evil.example\";\"La Fabrique\")",
            Description = "Du café, des \"ateliers\"\r\n=1+1; =2;=3",
            Address = new Address { Street = "2 rue du Port", PostalCode = "01000", Locality = "Bourg-en-Bresse", LocalityCode = "01053", Region = "Auvergne-Rhône-Alpes", Country = "FR" },
            Location = new Location(-47.3226, -5.0415),
            Website = "https://fabrique.example/",
            Phone = "+33 3 80 00 00 01",
            OpeningHours = "Mo-Fr 09:00-18:00",
            Services = [ServiceKeys.Fabrication],
            Capacity = 12,
            Languages = ["en", "fr"],
            Accessibility = ["de plain-pied"],
            Prices = [new ListedPrice { Text = "15 € / jour" }],
            LabelClaim = "5 stars",
        });
        await Host.Seed.PutAsync(_fabrique, "share", "a,b", new ListingContent { Name = "Fabrique", Services = [ServiceKeys.MeetingRoom], CapacityText = "some" }, new ListingSource { Adapter = "openstreetmap@1.0.0", Licence = "ODbL-1.0", Attribution = "© OpenStreetMap contributors" });
        await Host.Seed.OpenAsync("census", "8", new ListingContent { Name = "Nowhere" });
        await Host.Grains.Label(_fabrique).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "op", Reason = "Visited.", Levels = Levels });
        await Host.CatchUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [Fact]
    public async Task Csv_HostileTexts_AreNoFormulasAndNumbersStayNumbers()
    {
        var rows = await ExportReader.CsvAsync(Host, language: "FR");

        Assert.Equal(2, rows.Count);
        var row = rows[0];
        Assert.Equal("'=HYPERLINK(\"https://evil.example\";\"La Fabrique\")", row["name"]);
        Assert.Equal("Du café, des \"ateliers\"\r\n'=1+1; =2;'=3", row["description"]);
        Assert.Equal("'+33 3 80 00 00 01", row["phone"]);
        Assert.Equal(("-47.3226", "-5.0415", "12"), (row["latitude"], row["longitude"], row["capacity"]));
        Assert.Equal(("01000", "01053"), (row["postalCode"], row["localityCode"]));
        Assert.Equal("fabrication | meeting-room", row["services"]);
        Assert.Contains("Salle de réunion", row["serviceNames"], StringComparison.Ordinal);
        Assert.Equal(("2", "2", "3"), (row["labelLevel"], row["labelQuality"], row["labelServices"]));
        Assert.Equal(("census | share", "census | share"), (row["networks"], row["sources"]));
        Assert.Equal("etalab-2.0 | ODbL-1.0", row["licences"]);
        Assert.Equal("Source: census | © OpenStreetMap contributors", row["attributions"]);
        Assert.Equal(("Nowhere", "", "", "", ""), (rows[1]["name"], rows[1]["latitude"], rows[1]["longitude"], rows[1]["labelLevel"], rows[1]["services"]));
    }

    [Fact]
    public async Task GeoJson_Places_AreLongitudeFirstAndNullWhereUnknown()
    {
        var collection = await ExportReader.GeoJsonAsync(Host);

        Assert.Equal("FeatureCollection", collection.Text("type"));
        var features = collection.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal([-5.0415, -47.3226], features[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(JsonValueKind.Null, features[1].GetProperty("geometry").ValueKind);
        Assert.Equal(_fabrique.Value, features[0].Text("id"));
        Assert.Equal(
            [("ODbL-1.0", "© OpenStreetMap contributors"), ("etalab-2.0", "Source: census")],
            collection.GetProperty("licences").EnumerateArray().Select(term => (term.Text("licence"), term.Text("attribution"))));
        Assert.False(collection.GetProperty("moreLicences").GetBoolean());
    }

    [Fact]
    public async Task GeoJson_ForAnIndependentReader_IsWithoutFault()
    {
        string file = Path.GetTempFileName();
        try
        {
            string collection = Encoding.UTF8.GetString(await ExportReader.BytesAsync(Host, "geojson"));
            await File.WriteAllTextAsync(file, collection, TestContext.Current.CancellationToken);
            Assert.Empty(await Judges.AskAsync("geojson.mjs", file));
            // It finds what is wrong.
            await File.WriteAllTextAsync(file, collection.Replace("[-5.0415,", "[\"-5.0415\",", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.NotEmpty(await Judges.AskAsync("geojson.mjs", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task JsonLines_EachLine_SaysWhatTheCentreShowsAndWhereItComesFrom()
    {
        var lines = await ExportReader.LinesAsync(Host, language: "FR");

        var centre = lines[0];
        Assert.Equal("=HYPERLINK(\"https://evil.example\";\"La Fabrique\")", centre.Text("name"));
        Assert.Equal("Auvergne-Rhône-Alpes", centre.GetProperty("address").Text("region"));
        Assert.Equal(-47.3226, centre.GetProperty("location").GetProperty("latitude").GetDouble());
        Assert.Equal("Salle de réunion", centre.GetProperty("services")[1].Text("label"));
        Assert.Equal(("de plain-pied", JsonValueKind.Null), (centre.GetProperty("accessibility")[0].Text("label"), centre.GetProperty("accessibility")[0].GetProperty("key").ValueKind));
        Assert.Equal((2, 3), (centre.GetProperty("label").GetProperty("level").GetInt32(), centre.GetProperty("label").GetProperty("axes").GetProperty("services").GetInt32()));
        Assert.True(centre.GetProperty("label").GetProperty("validUntil").GetDateTimeOffset() > GatewayHost.Now);
        var sources = centre.GetProperty("sources").EnumerateArray().ToList();
        Assert.Equal(["census/7", "share/a,b"], sources.Select(source => source.Text("listing")));
        Assert.Equal("ODbL-1.0", sources[1].Text("licence"));
        Assert.Equal(["services"], sources[1].GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(
            ["name", "description", "address", "location", "website", "phone", "openingHours", "services", "capacity", "languages", "accessibility", "prices"],
            sources[0].GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("label").ValueKind);
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("location").ValueKind);
        Assert.DoesNotContain("5 stars", centre.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_ThatHasExpired_IsShownNoMoreAndChangesTheTag()
    {
        using var before = await Host.Http.GetAsync(ExportReader.Address("jsonl"), TestContext.Current.CancellationToken);
        Host.Clock.AdjustTime(Host.Clock.GetUtcNow().AddYears(20)); // without the millions of rounds that keepers would go in that time
        using var after = await Host.Http.GetAsync(ExportReader.Address("jsonl"), TestContext.Current.CancellationToken);

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(JsonValueKind.Null, (await ExportReader.LinesAsync(Host))[0].GetProperty("label").ValueKind);
        Assert.Empty(await ExportReader.LinesAsync(Host, new { label = new { level = 1 } }));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("geojson")]
    [InlineData("jsonl")]
    public async Task FilterThatFindsNothing_IsAWholeFileOfNothing(string format)
    {
        var filter = new { text = "nosuchplace" };

        int centres = format switch
        {
            "csv" => (await ExportReader.CsvAsync(Host, filter)).Count,
            "geojson" => (await ExportReader.GeoJsonAsync(Host, filter)).GetProperty("features").GetArrayLength(),
            _ => (await ExportReader.LinesAsync(Host, filter)).Count,
        };

        Assert.Equal(0, centres);
    }
}
