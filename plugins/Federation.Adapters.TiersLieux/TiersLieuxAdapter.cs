using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TiersLieux;

/// <summary>The French census of third places: its CSV in the layouts of 2019-03-21 and 2019-04-27, and its GeoJSON.</summary>
public sealed class TiersLieuxAdapter : RecordAdapter
{
    private static readonly RecordFormat[] Known =
    [
        new GeoJsonFormat("/properties/ID") { PersonPointers = ["/properties/CONTACT", "/properties/MAIL"] },
        new CsvFormat
        {
            RequiredHeaders = ["ID", "NOM_TL", "ADRESSE", "CP", "COMINIT", "NOMCOM", "WEB", "TYPO", "LAT", "LONG", "NOMREG"],
            IdHeader = "ID",
            PersonHeaders = ["CONTACT", "MAIL"],
        },
    ];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        bool isFeature = record.Value("properties") is not null;
        var place = isFeature ? record.In("properties") : record;
        var coordinates = isFeature ? Coordinates.ReadGeoJson(record) : Coordinates.Read(record, "LAT", "LONG");
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(place, "NOM_TL"),
            Address = CensusAddress.Read(place),
            Location = findings.Location(coordinates),
            Website = findings.Website(place, "WEB"),
            Services = Typology.Services(place, findings),
        });
    }
}
