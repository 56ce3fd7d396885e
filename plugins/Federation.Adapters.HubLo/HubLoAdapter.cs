using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.HubLo;

/// <summary>The digital places of Centre-Val de Loire: an export of Hub-LO's database as a JSON array.</summary>
public sealed class HubLoAdapter : RecordAdapter
{
    // The region, a little wider than the land. A place addressed to a post-office code (37926 Tours) was sometimes geocoded to another end of France.
    private static readonly GeoBox Region = new() { South = 46.3, West = 0, North = 49, East = 3.2 };

    private static readonly RecordFormat[] Known = [new HubLoFormat()];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "c_nom"),
            Description = Offers.Describe(record),
            Address = new PostalAddress
            {
                Street = record.Text("c_adresse"),
                PostalCode = FrenchPostcode.Read(record, "c_postcode", findings),
                Locality = record.Text("c_city"),
                Region = "Centre-Val de Loire",
                Country = "FR",
            },
            Location = findings.Location(Coordinates.Read(record, "c_lat_coor1", "c_long_coor1", numbersExpected: true), record.Pointer("c_lat_coor1"), Region),
            Website = findings.Website(record, "c_site_web"),
            Phone = Telephone.Read(record, findings),
            OpeningHours = SpokenHours.Read(record, findings),
            Services = Offers.Services(record, findings),
            Accessibility = Access.Read(record, findings),
            LabelClaim = Offers.Label(record),
        });
    }
}
