using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Actipole21;

/// <summary>The CSV that the ACTIPOLE 21 network exports from its spreadsheet; docs/actipole21-csv.md defines it.</summary>
public sealed class Actipole21Adapter : RecordAdapter
{
    private static readonly RecordFormat[] Known =
    [
        new CsvFormat
        {
            RequiredHeaders = ["Identifiant", "Nom du centre", "Adresse", "Code postal", "Ville", "Latitude", "Longitude"],
            IdHeader = "Identifiant",
            PersonHeaders = ["Contact", "Courriel"],
        },
    ];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "Nom du centre"),
            Description = record.Text("Description"),
            Address = CentreAddress.Read(record, findings),
            Location = findings.Location(Coordinates.Read(record, "Latitude", "Longitude")),
            Website = findings.Website(record, "Site web"),
            Phone = record.Text("Téléphone"),
            OpeningHours = record.Text("Horaires"),
            Services = ServiceWords.Read(record, findings),
            CapacityText = record.Text("Places"),
            LabelClaim = record.Text("Label"),
        });
    }
}
