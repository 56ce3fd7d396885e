using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Adapters.Actipole21;
using Federation.Adapters.FederationPeer;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenActive;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SchemaOrg;
using Federation.Adapters.Sdk;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.Spreadsheet;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Fuzz.Inputs;

namespace Federation.Fuzz.Subjects;

/// <summary>Every parser of the kit and every adapter that is shipped, with the files that they read.</summary>
internal sealed partial class SubjectCatalogue
{
    // A limit is only met by inputs of its size. Each parser is also fuzzed with limits that small inputs reach.
    private static readonly ParserLimits Tight = new()
    {
        RecordBytes = 600,
        RecordCharacters = 4_000,
        Depth = 6,
        XmlAttributes = 8,
        XmlNameCharacters = 24,
        HtmlBytes = 4_000,
        HtmlElements = 80,
        HtmlDepth = 12,
        WorkbookBytes = 20_000,
        WorkbookUnpackedBytes = 40_000,
        WorkbookTextCharacters = 200,
        WorkbookColumns = 20,
        WorkbookRows = 6,
    };

    private readonly SeedFiles _files;

    private SubjectCatalogue(SeedFiles files) => _files = files;

    public static IReadOnlyList<Subject> Of(SeedFiles files)
    {
        var catalogue = new SubjectCatalogue(files);
        return [.. catalogue.Tables(), .. catalogue.Arrays(), .. catalogue.Pages(), .. catalogue.Adapters(), .. catalogue.RegionalAdapters(), .. catalogue.GeneralAdapters(), .. MappingSubjects.Of(files)];
    }

    private IEnumerable<Subject> Tables()
    {
        string[] real = [.. _files.Real("region-sud/2022.csv"), .. _files.Real("ternum-bfc/2022-12-30-a.csv"), .. _files.Real("ternum-bfc/2022-12-30-b.csv"), .. _files.Real("france-services/2024-08-01.csv"), .. _files.Real("matching/overture-pairs.csv")];
        foreach (string path in real.Append(_files.Sample("actipole21.csv")))
        {
            var seed = SeedFiles.Table(path);
            string header = Encoding.UTF8.GetString(seed.Head).Trim('\uFEFF', '\r', '\n');
            char delimiter = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
            string[] headers = header.Split(delimiter);
            foreach (var (limits, name) in new[] { (ParserLimits.Standard, seed.Name), (Tight, seed.Name + "-tight") })
            {
                var format = new CsvFormat
                {
                    RequiredHeaders = [.. headers.Take(2)],
                    IdHeader = headers[0],
                    PersonHeaders = [.. headers.Where(cell => PersonHeader().IsMatch(cell))],
                    Limits = limits,
                };
                yield return new Subject { Name = $"csv/{name}", Adapter = new FormatAdapter(format), Seeds = [seed], CountRecords = RecordCounts.OfPlainTable };
            }
        }
    }

    private IEnumerable<Subject> Arrays()
    {
        var hub = _files.Real("hub-lo/2023-02-21.json").Select(path => SeedFiles.Json(path)).ToList();
        var spaces = SeedFiles.Json(_files.Sample("spaceapi.json"));
        var elements = SeedFiles.Json(_files.Sample("openstreetmap.overpass.json"), "elements");
        var features = _files.Real("tiers-lieux/2019-04-27.geojson").Select(path => SeedFiles.Json(path, "features")).Append(FeatureSeeds.Of(spaces)).ToList();
        foreach (var (limits, suffix) in new[] { (ParserLimits.Standard, ""), (Tight, "-tight") })
        {
            var array = new JsonArrayFormat { IdPointer = "/gid", PersonPointers = ["/c_contacts", "/c_courriel", "/data/contact"], Limits = limits };
            yield return new Subject { Name = $"json-array/root{suffix}", Adapter = new FormatAdapter(array), Seeds = [.. hub, spaces], CountRecords = input => RecordCounts.OfJson(input, null) };
            var member = new JsonArrayFormat { Member = "elements", IdPointer = "/id", PersonPointers = ["/user", "/tags/email"], Limits = limits };
            yield return new Subject { Name = $"json-array/member{suffix}", Adapter = new FormatAdapter(member), Seeds = [elements], CountRecords = input => RecordCounts.OfJson(input, "elements") };
            var collection = new GeoJsonFormat("/properties/ID") { PersonPointers = ["/properties/CONTACT", "/properties/MAIL"], Limits = limits };
            yield return new Subject { Name = $"geojson/features{suffix}", Adapter = new FormatAdapter(collection), Seeds = features, CountRecords = input => RecordCounts.OfJson(input, "features") };
        }
    }

    private IEnumerable<Subject> Pages()
    {
        var spaces = _files.Real("spaceapi/2023-08-16.json").Append(_files.Sample("spaceapi.json")).Select(path => SeedFiles.Json(path)).First();
        var map = SeedFiles.Osm(_files.Sample("openstreetmap.osm"));
        foreach (var (limits, suffix) in new[] { (ParserLimits.Standard, ""), (Tight, "-tight") })
        {
            var centres = new XmlElementFormat { Element = "centre", Root = "lieux", IdPointer = "/@id", PersonNames = ["creator", "email"], Limits = limits };
            yield return new Subject { Name = $"xml/list{suffix}", Adapter = new FormatAdapter(centres), Seeds = [PageSeeds.Xml(spaces)], CountRecords = input => RecordCounts.OfXml(input, "centre"), PersonPlaces = XmlPersons() };
            var nodes = new XmlElementFormat { Element = "node", IdPointer = "/@id", PersonNames = ["user", "uid"], Limits = limits };
            yield return new Subject { Name = $"xml/map{suffix}", Adapter = new FormatAdapter(nodes), Seeds = [map], CountRecords = input => RecordCounts.OfXml(input, "node") };
            yield return new Subject { Name = $"html/list{suffix}", Adapter = new FormatAdapter(HtmlList(limits)), Seeds = [PageSeeds.Html(spaces)], PersonPlaces = HtmlPersons() };
            var linked = new JsonLdFormat { Types = ["LocalBusiness", "Library"], Limits = limits };
            yield return new Subject { Name = $"json-ld/page{suffix}", Adapter = new FormatAdapter(linked), Seeds = [PageSeeds.JsonLdPage(spaces)], PersonPlaces = JsonLdPersons() };
            yield return new Subject { Name = $"json-ld/document{suffix}", Adapter = new FormatAdapter(linked), Seeds = [PageSeeds.JsonLdDocument(spaces)], PersonPlaces = JsonLdPersons() };
        }
    }

    private IEnumerable<Subject> Adapters()
    {
        yield return new Subject { Name = "actipole21/table", Adapter = new Actipole21Adapter(), Seeds = [SeedFiles.Table(_files.Sample("actipole21.csv"))], CountRecords = RecordCounts.OfPlainTable, PersonPlaces = Actipole21Persons() };

        SeedFile[] censuses = [.. _files.Real("tiers-lieux/2019-03-21.csv").Concat(_files.Real("tiers-lieux/2019-04-27.csv")).Append(_files.Sample("tiers-lieux.csv")).Select(SeedFiles.Table)];
        SeedFile[] features = [.. _files.Real("tiers-lieux/2019-04-27.geojson").Select(path => SeedFiles.Json(path, "features"))];
        yield return new Subject { Name = "tiers-lieux/table", Adapter = new TiersLieuxAdapter(), Seeds = censuses };
        yield return new Subject { Name = "tiers-lieux/features", Adapter = new TiersLieuxAdapter(), Seeds = features.Length > 0 ? features : [FeatureSeeds.Of(SeedFiles.Json(_files.Sample("spaceapi.json")))], CountRecords = input => RecordCounts.OfJson(input, "features") };

        SeedFile[] answers = [.. _files.Real("spaceapi/2023-08-16.json").Append(_files.Sample("spaceapi.json")).Select(path => SeedFiles.Json(path))];
        SeedFile[] objects = [SeedFiles.JsonObjects(_files.Real("spaceapi/2023-08-16.json").Append(_files.Sample("spaceapi.json")).First(), Data)];
        yield return new Subject { Name = "spaceapi/recorded", Adapter = new SpaceApiAdapter(), Seeds = answers, CountRecords = CountAnswers, PersonPlaces = SpacePersons() };
        yield return new Subject { Name = "spaceapi/object", Adapter = new SpaceApiAdapter(), Seeds = objects, PersonPlaces = SpacePersons() };
        yield return new Subject { Name = "spaceapi/endpoint", Adapter = new SpaceApiAdapter(), Seeds = objects, PersonPlaces = SpacePersons(), Serve = ServeDirectory };

        SeedFile[] maps = [.. _files.Real("openstreetmap/paris.osm").Append(_files.Sample("openstreetmap.osm")).Select(SeedFiles.Osm)];
        SeedFile[] overpass = [.. _files.Real("openstreetmap/lisbon-coworking.overpass.json").Append(_files.Sample("openstreetmap.overpass.json")).Select(path => SeedFiles.Json(path, "elements"))];
        yield return new Subject { Name = "openstreetmap/xml", Adapter = new OpenStreetMapAdapter(), Seeds = maps, PersonPlaces = MapPersons() };
        yield return new Subject { Name = "openstreetmap/overpass", Adapter = new OpenStreetMapAdapter(), Seeds = overpass, PersonPlaces = MapPersons() };
    }

    private IEnumerable<Subject> RegionalAdapters()
    {
        yield return new Subject { Name = "federation-peer/page", Adapter = new FederationPeerAdapter(), Seeds = [SeedFiles.Json(_files.Sample("federation-peer.json"), "items")] };
        yield return new Subject { Name = "france-services/table", Adapter = new FranceServicesAdapter(), Seeds = Tables("france-services.csv", "france-services/2022-12-01.csv", "france-services/2024-08-01.csv"), PersonPlaces = HousePersons() };
        yield return new Subject { Name = "ternum-bfc/table", Adapter = new TernumBfcAdapter(), Seeds = Tables("ternum-bfc.csv", "ternum-bfc/2022-12-30-a.csv", "ternum-bfc/2022-12-30-b.csv"), PersonPlaces = PlacePersons() };
        yield return new Subject { Name = "region-sud/table", Adapter = new RegionSudAdapter(), Seeds = Tables("region-sud.csv", "region-sud/2022.csv"), PersonPlaces = PlacePersons() };
        SeedFile[] exports = [.. _files.Real("hub-lo/2023-02-21.json").Append(_files.Sample("hub-lo.json")).Select(path => SeedFiles.Json(path))];
        yield return new Subject { Name = "hub-lo/export", Adapter = new HubLoAdapter(), Seeds = exports, CountRecords = input => RecordCounts.OfJson(input, null), PersonPlaces = HubLoPersons() };
    }

    private IEnumerable<Subject> GeneralAdapters()
    {
        var spaces = _files.Real("spaceapi/2023-08-16.json").Append(_files.Sample("spaceapi.json")).Select(path => SeedFiles.Json(path)).First();
        yield return new Subject { Name = "openactive/page", Adapter = new OpenActiveAdapter(), Seeds = [SeedFiles.Json(_files.Sample("openactive.json"), "items")] };
        yield return new Subject { Name = "schema-org/page", Adapter = new SchemaOrgAdapter(), Seeds = [PageSeeds.JsonLdPage(spaces)], PersonPlaces = JsonLdPersons() };
        yield return new Subject { Name = "schema-org/document", Adapter = new SchemaOrgAdapter(), Seeds = [PageSeeds.JsonLdDocument(spaces)], PersonPlaces = JsonLdPersons() };
        yield return new Subject { Name = "spreadsheet/table", Adapter = new SpreadsheetAdapter(), Seeds = [SeedFiles.Table(_files.Sample("actipole21.csv"))], PersonPlaces = Actipole21Persons() };
        foreach (var (limits, suffix) in new[] { (ParserLimits.Standard, ""), (Tight, "-tight") })
        {
            var workbook = new SpreadsheetFormat { RequiredHeaders = ["Identifiant"], IdHeader = "Identifiant", PersonHeaders = ["Contact", "E-mail"], CutsMailboxes = true, Limits = limits };
            yield return new Subject { Name = $"xlsx/sheet{suffix}", Adapter = new FormatAdapter(workbook), Seeds = [SeedFiles.Whole(_files.Sample("spreadsheet.xlsx"))], PersonPlaces = WorkbookPersons() };
        }
    }

    private SeedFile[] Tables(string sample, params string[] real) => [.. real.SelectMany(_files.Real).Append(_files.Sample(sample)).Select(SeedFiles.Table)];

    private static JsonElement? Data(JsonElement answer) => answer.TryGetProperty("data", out var data) ? data.Clone() : null;

    // A text that begins otherwise is read as one answer or a directory.
    private static int? CountAnswers(byte[] input) => input.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? RecordCounts.OfJson(input, null) : null;

    // The directory is ours, what its endpoints answer is the input; one endpoint is no address.
    private static ServedContext ServeDirectory(byte[] input, IChopping chopping) => new(
        "directory",
        () => new SourceContent(new MemoryStream("""{"One":"https://one.example/","None":"no address","Two":"https://two.example/"}"""u8.ToArray()), null, null),
        () => new ChoppedStream(input, chopping));

    private static HtmlRecordFormat HtmlList(ParserLimits limits) => new()
    {
        RecordSelector = "li.centre",
        IdField = "id",
        Limits = limits,
        Fields =
        [
            new HtmlField { Name = "id", Attribute = "id" },
            new HtmlField { Name = "nom", Selector = "h2" },
            new HtmlField { Name = "texte", Selector = "p" },
            new HtmlField { Name = "cellule", Selector = "td" },
            new HtmlField { Name = "site", Selector = "a", Attribute = "href" },
            new HtmlField { Name = "qui", Selector = ".who", IsPerson = true },
        ],
    };

    [GeneratedRegex("mail|contact|courriel|telephone", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonHeader();

    [GeneratedRegex("^/(contact|courriel)(#[#0-9]*)?\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Actipole21Persons();

    [GeneratedRegex("^/(Contact|E-mail)(#[0-9]+)?\\z")]
    private static partial Regex WorkbookPersons();

    [GeneratedRegex("^/mail(#[0-9]+)?\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HousePersons();

    [GeneratedRegex("^/contact_email(#[0-9]+)?\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlacePersons();

    [GeneratedRegex("^/c_(contacts|courriel|mobile|initial_agent|_userid_modification)(#[0-9]+)?(/|\\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HubLoPersons();

    [GeneratedRegex("/@?([^/:]*:)?(creator|email)(#[0-9]+)?(/|\\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlPersons();

    [GeneratedRegex("^/qui(#[0-9]+)?\\z")]
    private static partial Regex HtmlPersons();

    [GeneratedRegex("/(email|founders?|employees?|members?|author|alumni|contactPoints?)(/|\\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JsonLdPersons();

    [GeneratedRegex("^/data/(.*/)?(email|mail|issue_mail|keymasters?|jabber|names|trigger_person|people_now_present)(/|\\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpacePersons();

    [GeneratedRegex("^/(?-i:user|uid)\\z|^/tags/([^/]*:)?(email|mobile|whatsapp|note|fixme)\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MapPersons();
}
