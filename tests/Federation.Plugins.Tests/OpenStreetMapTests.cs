using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Federation.Adapters.OpenStreetMap;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class OpenStreetMapTests
{
    private static readonly string[] PlaceTags =
        ["amenity=coworking_space", "office=coworking", "leisure=hackerspace", "amenity=library", "amenity=community_centre", "amenity=social_centre", "amenity=arts_centre"];

    private readonly OpenStreetMapAdapter _adapter = new();

    [Fact]
    public async Task Lisbon_RealOverpassAnswer_MapsNodesAndWaysAndQuarantinesTheNameless()
    {
        string path = RealData.PathOf("openstreetmap/lisbon-coworking.overpass.json");
        var context = AdapterBench.OfFile(path);
        var run = await AdapterRun.OfAsync(_adapter, context);
        var mapped = run.Mapped(_adapter, context).ToList();

        Assert.True(run.Complete);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var elements = document.RootElement.GetProperty("elements").EnumerateArray().ToList();
        Assert.Equal(elements.Select(element => $"{element.GetProperty("type")}/{element.GetProperty("id")}"), run.Records.Select(record => record.SourceId));
        Assert.Equal((38, 30, 8), (run.Records.Count, run.Records.Count(record => record.SourceId.StartsWith("node/", StringComparison.Ordinal)), run.Records.Count(record => record.SourceId.StartsWith("way/", StringComparison.Ordinal))));
        Assert.Equal(
            elements.Where(element => !element.GetProperty("tags").TryGetProperty("name", out _)).Select(element => $"{element.GetProperty("type")}/{element.GetProperty("id")}"),
            mapped.Where(entry => entry.Result is MapResult.Rejected).Select(entry => entry.Record.SourceId));
        var drafts = mapped.Select(entry => entry.Result).OfType<MapResult.Mapped>().Select(result => result.Draft).ToList();
        Assert.Equal(36, drafts.Count);

        // One of them has no other tag of a place than its name, which makes it a place and says nothing of services.
        Assert.Equal("Sabor e Arte Atelie Cowork", Assert.Single(drafts, draft => !draft.Services.Contains(ServiceKeys.Coworking)).Name);
        Assert.All(drafts, draft => Assert.InRange(draft.Location!.Latitude, 38.6, 38.9));
        Assert.Equal(15, drafts.Count(draft => draft.OpeningHours is not null));
    }

    [Fact]
    public async Task Paris_RealOsmXml_GivesEveryPlaceCountedByOtherMeans()
    {
        string path = RealData.PathOf("openstreetmap/paris.osm");
        var context = AdapterBench.OfFile(path);
        var run = await AdapterRun.OfAsync(_adapter, context);
        var check = await _adapter.CheckAsync(context, TestContext.Current.CancellationToken);
        var (places, passedOver) = Count(path);

        Assert.True(run.Complete);
        Assert.Equal(places.Select(place => place.Id), run.Records.Select(record => record.SourceId));
        Assert.Equal(5, run.Records.Count);
        Assert.All(run.Records, record => Assert.Empty(record.Issues));
        Assert.Equal($"OSM XML, utf-8, {passedOver} elements of other kinds passed over; 5 of the first 5 records usable", check.Summary);

        // A way's place by the test's own arithmetic: the mean of its nodes, each once.
        foreach (var ((record, result), place) in run.Mapped(_adapter, context).Zip(places))
        {
            var location = Assert.IsType<MapResult.Mapped>(result).Draft.Location!;
            Assert.Equal(place.Latitude, location.Latitude, 1e-6);
            Assert.Equal(place.Longitude, location.Longitude, 1e-6);
            Assert.DoesNotContain("Florimondable", Encoding.UTF8.GetString(record.Raw.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SamplePlace_InBothFormats_GivesOneDraft()
    {
        var xml = await DraftsAsync("openstreetmap.osm");
        var overpass = await DraftsAsync("openstreetmap.overpass.json");

        Assert.Equal(JsonSerializer.Serialize(xml["node/9000000001"]), JsonSerializer.Serialize(overpass["node/9000000001"]));
        var way = xml["way/9100000001"];
        Assert.Equal((47.0461, 4.8102), (way.Location!.Latitude, way.Location.Longitude));
        Assert.Equal(JsonSerializer.Serialize(way), JsonSerializer.Serialize(overpass["way/9100000001"]));
        var place = xml["node/9000000001"];
        Assert.Equal(("La Table ronde", "3 bis Rue Verrerie", "21000", "Dijon", "FR"), (place.Name, place.Address!.Street, place.Address.PostalCode, place.Address.Locality, place.Address.Country));
        Assert.Equal(("+33 3 80 00 00 61", "https://www.tableronde.example/", "Mo-Fr 08:30-19:00", "24"), (place.Phone, place.Website, place.OpeningHours, place.CapacityText));
        Assert.Equal([ServiceKeys.Coworking, ServiceKeys.Internet, ServiceKeys.Wifi], place.Services);
        Assert.Equal([ServiceKeys.Fabrication], xml["node/9000000003"].Services);
        Assert.Equal(("Électrolab des Bords", "Maison des associés"), (xml["node/9000000003"].Name, xml["node/9000000008"].Name));
    }

    [Fact]
    public async Task Persons_InBothFormats_AreCutOrLeftBehind()
    {
        var xml = await RecordsAsync("openstreetmap.osm");
        var overpass = await RecordsAsync("openstreetmap.overpass.json");

        Assert.Equal(["/user", "/uid", "/tags/contact:email"], xml[0].PersonFields);
        Assert.Equal(["/user", "/uid", "/tags/contact:email"], overpass[0].PersonFields);
        Assert.All(xml, record => Assert.DoesNotContain("invente", Encoding.UTF8.GetString(record.Raw.Span), StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero), xml[0].ModifiedAt);
    }

    [Fact]
    public async Task Persons_InTagsThatAreThereTwice_AreCutOutOfBoth()
    {
        string text = """{"elements":[{"type":"node","id":1,"tags":{"email":"a@b.example"},"tags":{"office":"coworking","note":"x"}}]}""";

        var record = Assert.Single((await AdapterRun.OfAsync(_adapter, AdapterBench.Of(text))).Records);

        Assert.Equal(["/user", "/uid", "/tags/email", "/tags/note"], record.PersonFields);
    }

    [Theory]
    [InlineData("""{"elements":[{"type":"node","id":1,"lat":1,"lon":2,"tags":{"office":"coworking","name":"a"}}],"remark":"runtime error: Query timed out"}""", "openstreetmap.remark", 1)]
    [InlineData("""{"remark":"runtime error: Query timed out","elements":[]}""", "openstreetmap.remark", 0)]
    [InlineData("""{"elements":{}}""", "json.shape", 0)]
    [InlineData("<osm><node id='1' lat='1' lon='2'><tag k='office' v='coworking'/></node><remark> runtime error: out of memory </remark></osm>", "openstreetmap.remark", 1)]
    [InlineData("<osm><node id='1' lat='1' lon='2'><tag k='office' v='coworking'/></node><node", "xml.truncated", 1)]
    [InlineData("<osmChange version='0.6'><delete><node id='1'/></delete></osmChange>", "xml.shape", 0)]
    [InlineData("<!DOCTYPE osm [<!ENTITY a 'b'>]><osm/>", "xml.dtd", 0)]
    [InlineData("<html><body>Too Many Requests</body></html>", "source.html", 0)]
    public async Task Source_ThatIsNotWhole_FailsByNameAfterWhatWasRead(string text, string code, int records)
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.Of(text));

        Assert.Equal((code, records), (run.Failure?.Code, run.Records.Count));
        Assert.False(run.Complete);
    }

    [Theory]
    [InlineData("id='1' lat='47,3' lon='5'", "coordinates.text")]
    [InlineData("id='1' lat='nord' lon='5'", "coordinates.unreadable")]
    [InlineData("id='1' lat='1e999' lon='5'", "coordinates.unreadable")]
    [InlineData("id='1' lat='47.3'", "coordinates.missing")]
    public async Task Node_WithAnOddPlace_IsListedWithAnIssue(string attributes, string code)
    {
        var context = AdapterBench.Of($"<osm><node {attributes}><tag k='office' v='coworking'/><tag k='name' v='a'/></node></osm>");
        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal(code, Assert.Single(Assert.Single(run.Mapped(_adapter, context)).Result.Issues).Code);
    }

    [Fact]
    public async Task Way_TooWideToBeOnePlace_IsListedWithoutALocation()
    {
        var context = AdapterBench.Of("<osm><node id='2' lat='47.1' lon='5'/><node id='1' lat='47.0' lon='5'/><way id='3'><nd ref='1'/><nd ref='2'/><tag k='office' v='coworking'/><tag k='name' v='a'/></way></osm>");
        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal("geometry.not-a-point", Assert.Single(run.Records[0].Issues).Code);
    }

    [Fact]
    public void NodePositions_InAnyOrder_AreFoundAndBounded()
    {
        var nodes = new NodePositions(most: 3_000);
        for (int id = 3_100; id > 0; id--)
        {
            Assert.True(GeoPoint.TryCreate(-90 + (id / 100.0), 180 - (id / 50.0), out var point));
            nodes.Add(id, point);
        }

        Assert.True(nodes.IsFull);
        Assert.Equal(3_000, nodes.Count);
        Assert.Null(nodes.Find(100));
        Assert.Equal((-88.99, 177.98), (nodes.Find(101)!.Latitude, nodes.Find(101)!.Longitude));
        Assert.Equal((-59, 118), (nodes.Find(3_100)!.Latitude, nodes.Find(3_100)!.Longitude));
    }

    [Fact]
    public void NodePositions_OutOfOrderAndAskedForInTurns_AreSortedAFewTimesOnly()
    {
        var nodes = new NodePositions();
        Assert.True(GeoPoint.TryCreate(47, 5, out var point));
        for (int id = 1_000; id > 0; id--)
        {
            nodes.Add(id, point);
            nodes.Find(id);
        }

        Assert.InRange(nodes.Count, 60, 70);
        Assert.True(nodes.IsFull);
        nodes.Add(2_000, point);
        Assert.NotNull(nodes.Find(2_000));
        Assert.NotNull(nodes.Find(1_000));
        Assert.Null(nodes.Find(1));
    }

    [Fact]
    public async Task Mailbox_InAnyTextButTheName_IsCutOut()
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.Of("""
            {"elements":[{"type":"node","id":1,"lat":47.3,"lon":5,"tags":{"office":"coworking","name":"cowork@home.example","description":"Ask jo@example.org","opening_hours":"\"by mail\"","contact:email":"a"}}]}
            """));

        Assert.Equal(["/user", "/uid", "/tags/contact:email", "/tags/description"], Assert.Single(run.Records).PersonFields);
    }

    private static (List<(string Id, double Latitude, double Longitude)> Places, int PassedOver) Count(string path)
    {
        var nodes = new Dictionary<string, (double Latitude, double Longitude)>();
        var places = new List<(string, double, double)>();
        int passedOver = 0;
        using var reader = XmlReader.Create(path);
        reader.ReadToFollowing("osm");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Name is not ("node" or "way" or "relation")) continue;
            using var element = reader.ReadSubtree();
            element.Read();
            string type = element.Name, id = element.GetAttribute("id")!;
            if (type == "node") nodes[id] = (Degrees(element, "lat"), Degrees(element, "lon"));
            var tags = new List<string>();
            var references = new HashSet<string>();
            while (element.Read())
            {
                if (element.Name == "tag") tags.Add($"{element.GetAttribute("k")}={element.GetAttribute("v")}");
                if (element.Name == "nd") references.Add(element.GetAttribute("ref")!);
            }

            if (!tags.Intersect(PlaceTags).Any() && !tags.Any(tag => tag.StartsWith("name=", StringComparison.Ordinal) && tag.Contains("cowork", StringComparison.OrdinalIgnoreCase)))
            {
                passedOver++;
                continue;
            }

            var at = type == "node" ? [nodes[id]] : references.Select(reference => nodes[reference]).ToList();
            places.Add(($"{type}/{id}", at.Average(place => place.Latitude), at.Average(place => place.Longitude)));
        }

        return (places, passedOver);
    }

    private static double Degrees(XmlReader element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<SourceRecord>> RecordsAsync(string sample) =>
        (await AdapterRun.OfAsync(new OpenStreetMapAdapter(), AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", sample)))).Records;

    private async Task<Dictionary<string, ListingDraft>> DraftsAsync(string sample) => (await RecordsAsync(sample))
        .Where(record => record.SourceId.Length > 0)
        .Select(record => (record.SourceId, Result: _adapter.Map(record, new MapContext { Config = AdapterBench.Of("").Config })))
        .Where(entry => entry.Result is MapResult.Mapped)
        .DistinctBy(entry => entry.SourceId)
        .ToDictionary(entry => entry.SourceId, entry => ((MapResult.Mapped)entry.Result).Draft);
}
