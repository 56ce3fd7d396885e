using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FranceServices;

/// <summary>
/// The list of France services houses, in the layouts of 2022-12 and 2024-08: the second renamed the columns of label and group, and put
/// <c>prise_rdv</c> and <c>type_fs</c> where there had been none. Services follow from the label alone; the list
/// tells no places of work.
/// </summary>
public sealed class FranceServicesAdapter : RecordAdapter
{
    private static readonly RecordFormat[] Known =
    [
        new CsvFormat
        {
            RequiredHeaders = ["id_fs", "lib_fs", "adresse", "code_postal", "lib_com", "latitude", "longitude", "telephone", "commentaire", .. HouseHours.Columns],
            IdHeader = "id_fs",
            PersonHeaders = ["mail"],

            // Some comments give a mailbox for appointments.
            CutsMailboxes = true,
        },
    ];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, "lib_fs"),
            Description = record.Text("commentaire"),
            Address = HouseAddress.Read(record, findings),
            Location = findings.Location(Coordinates.Read(record, "latitude", "longitude"), record.Pointer("latitude"), FrenchTerritory.Areas),
            Phone = record.Text("telephone"),
            OpeningHours = HouseHours.Read(record, findings),
            Services = LabelServices.Read(record, findings),
            LabelClaim = LabelColumns.Read(record, findings),
        });
    }
}
