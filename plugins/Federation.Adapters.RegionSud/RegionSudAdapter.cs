using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.RegionSud;

/// <summary>The digital places of Région Sud: one CSV, put together by the region, whose accented letters were lost before it was published.</summary>
public sealed class RegionSudAdapter : RecordAdapter
{
    // The region, a little wider than the land.
    private static readonly GeoBox Region = new() { South = 42.9, West = 4.1, North = 45.3, East = 7.9 };

    private static readonly RecordFormat[] Known = [new PlaceFormat()];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "nom"),
            Description = PlaceTexts.Description(record),
            Address = new PostalAddress
            {
                Street = PlaceTexts.Street(record),
                PostalCode = FrenchPostcode.Read(record, "adresse_code_postal", findings),
                Locality = record.Text("adresse_commune"),
                Region = PlaceTexts.Region(record),
                Country = "FR",
            },
            Location = findings.Location(Coordinates.Read(record, "latitude", "longitude"), record.Pointer("latitude"), Region),
            Website = findings.Website(record, "contact_web"),
            Phone = record.Text("contact_telephone") ?? record.Text("contact_telephone_details"),
            OpeningHours = record.Text("horaires_ouverture_osm") ?? record.Text("horaires_ouverture_brut") ?? record.Text("horaires_grand_public"),
            Services = PlaceKinds.Services(record, findings),
            Accessibility = record.Text("accessibilite") is { } access ? [access] : [],
            Prices = record.Text("tarifs") is { } prices ? [new Price { Text = prices }] : [],
            LabelClaim = PlaceTexts.Labels(record),
        });
    }
}
