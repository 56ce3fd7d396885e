using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.RegionSud;

/// <summary>
/// The table. It has no column of ids, so that name and address have to tell its rows apart (<see cref="PlaceKey"/>), and some of its rows were cut
/// in two by a line end inside a cell: each piece has the right number of cells, but the second one's stand under other headers.
/// </summary>
internal sealed class PlaceFormat : CsvFormat
{
    [SetsRequiredMembers]
    public PlaceFormat()
    {
        RequiredHeaders =
        [
            "nom", "type_lieu", "adresse_numero", "adresse_rue", "adresse_code_postal", "adresse_commune", "adresse_region", "latitude", "longitude", "contact_telephone", "contact_web", "labels",
        ];
        IdHeader = null;
        PersonHeaders = ["contact_email"];
        CutsMailboxes = true;
    }

    protected override SourceRecord Complete(SourceRecord record)
    {
        if (record.Issues.Any(issue => issue.Severity == IssueSeverity.Error)) return record;
        using var row = JsonDocument.Parse(record.Raw);
        var fields = RecordFields.Of(row.RootElement);

        // Nobody can tell under which header a person of such a row stands, so nothing of it is kept.
        if (IsPiece(fields)) return record with { PersonFields = [.. fields.Names.Select(fields.Pointer)], Issues = [.. record.Issues, Piece] };
        return record with { SourceId = PlaceKey.Of(fields) };
    }

    private static Issue Piece => Issue.Error("region-sud.broken-row", "The row names neither postcode nor commune nor region: it is a piece of a row that a line end cut in two.", "/adresse_commune");

    // Every whole row of the list has all three.
    private static bool IsPiece(RecordFields fields) =>
        fields.Text("adresse_code_postal") is null && fields.Text("adresse_commune") is null && fields.Text("adresse_region") is null;
}
