using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TernumBfc;

/// <summary>
/// The digital places of Bourgogne-Franche-Comté in the two layouts that are published side by side: one with the hours as a list in HTML and codes
/// spelled out, one with two columns of hours a day. Both give the same draft, but for hours that only the second one holds.
/// </summary>
public sealed class TernumBfcAdapter : RecordAdapter
{
    // The region, a little wider than the land.
    private static readonly GeoBox Region = new() { South = 46, West = 2.7, North = 48.6, East = 7.3 };

    private static readonly RecordFormat[] Known =
    [
        new CsvFormat
        {
            RequiredHeaders = ["bfc_id", "lon", "lat", "adresse", "code_postal", "ville", "nom_structure", "url_lieu", "contact_tel", "code_typo", "code_label"],
            IdHeader = "bfc_id",
            PersonHeaders = ["contact_email"],
            CutsMailboxes = true,
        },
    ];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "nom_structure"),
            Address = new PostalAddress
            {
                Street = record.Text("adresse"),
                PostalCode = FrenchPostcode.Read(record, "code_postal", findings),
                Locality = record.Text("ville"),
                Region = "Bourgogne-Franche-Comté",
                Country = "FR",
            },
            Location = findings.Location(Coordinates.Read(record, "lat", "lon"), record.Pointer("lat"), Region),
            Website = findings.Website(record, "url_lieu"),
            Phone = record.Text("contact_tel"),
            OpeningHours = HalfDays.Read(record, findings),
            Services = PlaceCodes.Services(record, findings),
            LabelClaim = LabelCodes.Read(record),
        });
    }
}
