using System.Text;
using Federation.Adapters.SchemaOrg;
using Federation.Contracts.Testing;
using Federation.Contracts;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>Sites that describe their places, on one page or on many.</summary>
public sealed class SchemaOrgTests
{
    private const string Host = "https://site.example";

    private readonly SchemaOrgAdapter _adapter = new();

    [Fact]
    public async Task Sample_Page_IsMappedWithEverythingThatItSays()
    {
        var context = AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", "schema-org.html"));
        var run = await AdapterRun.OfAsync(_adapter, context);
        var drafts = run.Mapped(_adapter, context).Select(mapped => mapped.Result).OfType<MapResult.Mapped>().Select(mapped => mapped.Draft).ToList();

        var green = drafts[0];
        Assert.Equal(("L'Atelier vert", "Un atelier et une bibliothèque.", "+33 3 84 00 00 01", "https://reseau.example/dole", 18), (green.Name, green.Description, green.Phone, green.Website, green.Capacity));
        Assert.Equal(("3 rue Verte", "39100", "Dole", "FR"), (green.Address?.Street, green.Address?.PostalCode, green.Address?.Locality, green.Address?.Country));
        Assert.Equal((47.0937, 5.4904), (green.Location?.Latitude, green.Location?.Longitude));
        Assert.Equal("Mo-Tu 09:00-12:00,14:00-18:00; We-Fr 09:00-12:00; Sa off; 2026 Aug 01-2026 Aug 15 Mo-Su off", green.OpeningHours);
        Assert.Equal([ServiceKeys.Library, ServiceKeys.Internet, ServiceKeys.Wifi, ServiceKeys.Coworking], green.Services);
        Assert.Equal([AccessibilityKeys.Lift], green.Accessibility);
        Assert.Equal(["fr", "en"], green.Languages);
        Assert.Equal(["10–20 €"], green.Prices.Select(price => price.Text));
        Assert.Equal(["/email", "/founder"], run.Records[0].PersonFields);

        var tower = drafts[1];
        Assert.Equal(("1 place de la Tour, 39600 Arbois, France", "FR", "Mo-Fr 09:00-12:00; Mo-Fr 10:00-18:00"), (tower.Address?.Street, tower.Address?.Country, tower.OpeningHours));
        var lab = drafts.Single(draft => draft.Name == "Le Labo");
        Assert.Equal(("39000", "FR", 46.6744), (lab.Address?.PostalCode, lab.Address?.Country, lab.Location?.Latitude));
        Assert.Equal([ServiceKeys.Coworking], lab.Services);
        Assert.Equal(0, Assert.Single(lab.Prices).Amount);
        Assert.Contains("/description", run.Records.Single(record => record.SourceId.Contains("salins", StringComparison.Ordinal)).PersonFields);
    }

    [Theory]
    [InlineData("""["Mo-Fr 09:00-12:00","Mo-Th 14:00-18:00","Sa 10:00-12:00"]""", "Mo-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; Sa 10:00-12:00")]
    [InlineData("\"Mo,We,Sa-Su 09:00-18:00\"", "Mo 09:00-18:00; We 09:00-18:00; Sa-Su 09:00-18:00")]
    [InlineData("\"Mo-Su\"", "Mo-Su 00:00-24:00")]
    [InlineData("\"du lundi au vendredi\"", "du lundi au vendredi")]
    [InlineData("""["Fr 22:00-02:00"]""", "Fr 22:00-02:00")]
    public async Task OpeningHours_AsTexts_AreAddedUpWhereTheyAreCertain(string hours, string expected) =>
        Assert.Equal(expected, (await OneAsync($$"""{"@type":"Place","@id":"1","name":"A","openingHours":{{hours}}}""")).OpeningHours);

    [Theory]
    [InlineData("""{"dayOfWeek":"Friday","opens":"18:00","closes":"02:00"}""", "Fr 18:00-02:00")]
    [InlineData("""{"opens":"00:00","closes":"23:59"}""", "Mo-Su 00:00-24:00")]
    [InlineData("""{"dayOfWeek":"PublicHolidays","opens":"00:00","closes":"00:00"}""", "PH off")]
    [InlineData("""[{"dayOfWeek":"Mo","opens":"9:00","closes":"12:00"},{"dayOfWeek":"Mo","opens":"09:00:00","closes":"12:00:00"}]""", "Mo 09:00-12:00")]
    [InlineData("""{"validFrom":"2026-12-25","validThrough":"2026-12-25","opens":"00:00","closes":"00:00"}""", "2026 Dec 25 Mo-Su off")]
    [InlineData("""[{"dayOfWeek":"Mo","opens":"09:00","closes":"12:00"},{"dayOfWeek":"Mo","opens":"11:00","closes":"15:00"}]""", "Mo 09:00–12:00; Mo 11:00–15:00")]
    [InlineData("""{"dayOfWeek":"Someday","opens":"9am","closes":"5pm"}""", "Someday 9am–5pm")]
    public async Task Specifications_AreRulesWhereCertainAndWordsElsewhere(string specification, string expected) =>
        Assert.Equal(expected, (await OneAsync($$"""{"@type":"Place","@id":"1","name":"A","openingHoursSpecification":{{specification}}}""")).OpeningHours);

    [Fact]
    public async Task References_AreResolvedWithinTheDocument_AlsoInCircles()
    {
        var draft = await OneAsync("""
            {"@context":{"schema":"http://schema.org/"},"@graph":[
              {"@id":"#geo","schema:latitude":47.3,"schema:longitude":5.0},
              {"@id":"#a","@type":"schema:PostalAddress","schema:addressLocality":"Dijon","schema:addressCountry":{"@id":"#fr"},"areaServed":{"@id":"#1"}},
              {"@id":"#fr","@type":"Country","name":"France"},
              {"@id":"#1","@type":"schema:Library","schema:name":"A","schema:address":{"@id":"#a"},"schema:geo":{"@id":"#geo"},"containedInPlace":{"@id":"#1"}}]}
            """);

        Assert.Equal(("A", "Dijon", "FR", 47.3), (draft.Name, draft.Address?.Locality, draft.Address?.Country, draft.Location?.Latitude));
    }

    [Fact]
    public async Task References_ThatMakeMuchOfLittle_AreQuarantined()
    {
        string filler = new('x', 300);
        string nodes = string.Concat(Enumerable.Range(0, 8).Select(level => $$""",{"@id":"#n{{level}}","t":"{{filler}}","r":[{{string.Join(',', Enumerable.Repeat($$"""{"@id":"#n{{level + 1}}"}""", 30))}}]}"""));
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.Of($$$"""{"@graph":[{"@type":"Place","@id":"#1","name":"A","r":{"@id":"#n0"}}{{{nodes}}},{"@type":"Place","@id":"#2","name":"B"}]}"""));

        Assert.Equal(["record.too-large", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
    }

    [Fact]
    public async Task Sitemap_EachPageIsOnePlace_AndOneThatFailsStandsForItsOwn()
    {
        var asked = new List<string>();
        var context = Site(asked, new()
        {
            ["/sitemap.xml"] = Sitemap("/lieux/a", "/lieux/b", "/blog", "/lieux/c", "/lieux/d", "/lieux/a#top"),
            ["/lieux/a"] = Page("""{"@type":"Library","@id":"ignored","name":"A"}"""),
            ["/lieux/c"] = Page("""{"@type":"Organization","name":"Nobody's place"}"""),
            ["/lieux/d"] = Page("""[{"@type":"Place","@id":"1","name":"D"},{"@type":"Place","@id":"2","name":"Next door"}]"""),
        }, """{"source":"https://site.example/sitemap.xml","pages":"*/lieux/*"}""");

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.True(run.Complete);
        Assert.Equal(["/sitemap.xml", "/lieux/a", "/lieux/b", "/lieux/c", "/lieux/d"], asked);
        Assert.Equal(
            [($"{Host}/lieux/a", null), ($"{Host}/lieux/b", "schema-org.page-failed"), ($"{Host}/lieux/c", "schema-org.no-place"), ($"{Host}/lieux/d", null), ($"{Host}/lieux/d#2", "schema-org.several-places")],
            run.Records.Select(record => (record.SourceId, record.Issues.SingleOrDefault()?.Code)));
    }

    [Fact]
    public async Task ListPage_LeadsToPagesByItsSelector()
    {
        var context = Site([], new()
        {
            ["/lieux"] = Encoding.UTF8.GetBytes("<!doctype html><a href='/about'>About</a><ul class='places'><li><a href='lieux/a'>A</a><li><a href='https://elsewhere.example/b'>B</a></ul>"),
            ["/lieux/a"] = Page("""{"@type":"Place","name":"A"}"""),
        }, """{"source":"https://site.example/lieux","links":"ul.places a"}""");

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal([($"{Host}/lieux/a", null), ("https://elsewhere.example/b", "schema-org.page-elsewhere")], run.Records.Select(record => (record.SourceId, record.Issues.SingleOrDefault()?.Code)));
    }

    [Fact]
    public async Task SitemapIndex_IsFollowedOnItsOwnHostAlone()
    {
        Dictionary<string, byte[]> pages = new()
        {
            ["/index.xml"] = Encoding.UTF8.GetBytes($"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{Host}/one.xml</loc></sitemap></sitemapindex>"),
            ["/one.xml"] = Sitemap("/a"),
            ["/a"] = Page("""{"@type":"Place","name":"A"}"""),
        };
        const string Settings = """{"source":"https://site.example/index.xml"}""";
        Assert.Equal([$"{Host}/a"], (await AdapterRun.OfAsync(_adapter, Site([], pages, Settings))).Records.Select(record => record.SourceId));

        pages["/index.xml"] = Encoding.UTF8.GetBytes("<sitemapindex><sitemap><loc>https://elsewhere.example/one.xml</loc></sitemap></sitemapindex>");
        Assert.Equal("schema-org.page-elsewhere", (await AdapterRun.OfAsync(_adapter, Site([], pages, Settings))).Failure?.Code);
    }

    [Theory]
    [InlineData("""{"source":"https://site.example/sitemap.xml"}""", "schema-org.all-pages-failed")]
    [InlineData("""{"source":"https://site.example/sitemap.xml","mostPages":1}""", "schema-org.too-many-pages")]
    [InlineData("""{"source":"https://site.example/sitemap.xml","pages":"*/nothing/*"}""", "schema-org.no-pages")]
    [InlineData("""{"source":"https://site.example/list","links":"a["}""", "config.selector")]
    [InlineData("""{"source":"https://site.example/list","links":"ul.places a"}""", "html.no-records")]
    public async Task List_ThatLeadsNowhere_FailsByNameAndConcludesNothing(string settings, string code)
    {
        var run = await AdapterRun.OfAsync(_adapter, Site([], new() { ["/sitemap.xml"] = Sitemap("/a", "/b"), ["/list"] = "<!doctype html><a href='/a'>A</a>"u8.ToArray() }, settings));

        Assert.Equal((code, 0), (run.Failure?.Code, run.Records.Count));
    }

    [Fact]
    public async Task Page_ThatAsksToBeLeftAlone_EndsTheRun()
    {
        var context = AdapterBench.OfSettings(address => address.EndsWith(".xml", StringComparison.Ordinal) ? Sitemap("/a", "/b") : address.EndsWith("/a", StringComparison.Ordinal) ? Page("""{"@type":"Place","name":"A"}""") : throw new AdapterException(FailureKind.RateLimited, "http.rate-limited", "HTTP 429."), """{"source":"https://site.example/sitemap.xml"}""");

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal(("http.rate-limited", 1, false), (run.Failure?.Code, run.Records.Count, run.Complete));
    }

    private async Task<ListingDraft> OneAsync(string document)
    {
        var context = AdapterBench.Of(document);
        var run = await AdapterRun.OfAsync(_adapter, context);
        Assert.Null(run.Failure);
        return Assert.IsType<MapResult.Mapped>(Assert.Single(run.Mapped(_adapter, context)).Result).Draft;
    }

    private static AdapterBench Site(List<string> asked, Dictionary<string, byte[]> pages, string settings) => AdapterBench.OfSettings(address =>
    {
        string path = new Uri(address).AbsolutePath;
        asked.Add(path);
        return pages.GetValueOrDefault(path) ?? throw new AdapterException(FailureKind.SourceChanged, "http.404", "HTTP 404.");
    }, settings);

    private static byte[] Page(string jsonLd) => Encoding.UTF8.GetBytes($"<!doctype html><script type='application/ld+json'>{jsonLd}</script>");

    private static byte[] Sitemap(params string[] paths) => Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{string.Concat(paths.Select(path => $"<url><loc>{Host}{path}</loc></url>"))}</urlset>");
}
