using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>
/// Places to work, make and meet out of OpenStreetMap: the JSON that Overpass answers with, or OSM XML. Whatever the input, a record has the
/// shape of Overpass: <c>{ "type": "node", "id": 1, "lat": …, "lon": …, "tags": { … } }</c>, a way or relation with <c>center</c>.
/// </summary>
public sealed class OpenStreetMapAdapter : RecordAdapter
{
    private static readonly RecordFormat[] Known = [new OsmXmlFormat(), new OverpassFormat()];

    protected override IReadOnlyList<RecordFormat> Formats => Known;

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        var tags = record.In("tags");
        var place = record.Text("type") == "node" ? record : record.In("center");
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(tags, FirstOf(tags, "name", "name:fr", "name:en")),
            Description = tags.Text(FirstOf(tags, "description", "description:fr", "description:en")),
            Address = PlaceAddress.Read(tags, findings),
            Location = findings.Location(Coordinates.Read(place, "lat", "lon", numbersExpected: true)),
            Website = findings.Website(tags, FirstOf(tags, "website", "contact:website", "url")),
            Phone = tags.Text(FirstOf(tags, "phone", "contact:phone")),
            OpeningHours = tags.Text("opening_hours"),
            Services = PlaceKinds.Services(tags, findings),
            CapacityText = tags.Text("capacity"),
            Languages = PlaceTerms.Languages(tags),
            Accessibility = PlaceTerms.Accessibility(tags),
            Prices = PlaceTerms.Prices(tags),
        });
    }

    // The first of the tags that says something; where none does, the first.
    private static string FirstOf(RecordFields tags, params string[] keys) => keys.FirstOrDefault(key => tags.Text(key) is not null) ?? keys[0];
}
