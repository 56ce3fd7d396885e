using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>Reads a feed whose items happen at places, whole; and maps the records of both kinds of feed.</summary>
internal sealed class EventsAdapter : RecordAdapter
{
    private static readonly RecordFormat[] Known = [new EventsFormat()];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        var place = record.In("data");
        var (capacity, words) = SchemaOrgPlace.Capacity(place);
        return findings.Result(new ListingDraft
        {
            Name = SchemaOrgPlace.Name(place, findings, "name"),
            Description = SchemaOrgText.Of(place, "description"),
            Address = SchemaOrgPlace.Address(place, findings),
            Location = findings.Location(SchemaOrgPlace.Location(place)),
            Website = SchemaOrgPlace.Website(place, findings),
            Phone = SchemaOrgText.Of(place, "telephone"),
            OpeningHours = SchemaOrgHours.Read(place, findings),
            Services = AmenityWords.Read(place, findings),
            Capacity = capacity,
            CapacityText = words,
            Languages = SchemaOrgPlace.Languages(place),
            Prices = SchemaOrgPlace.Prices(place),
        });
    }
}
