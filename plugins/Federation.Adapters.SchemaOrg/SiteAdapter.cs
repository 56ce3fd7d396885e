using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>Reads one network's site, by its settings.</summary>
internal sealed class SiteAdapter : RecordAdapter
{
    public SiteAdapter(AdapterConfig config)
    {
        var settings = SiteSettings.Of(config);
        var places = new PlaceFormat(settings);
        Formats = settings.Links is null ? [new SitemapFormat(settings, places), places] : [new SitemapFormat(settings, places), new LinkListFormat(settings, places)];
    }

    protected override IReadOnlyList<RecordFormat> Formats { get; }

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        var place = PlaceOf(record);
        var (capacity, words) = SchemaOrgPlace.Capacity(record);
        var amenities = SchemaOrgPlace.Amenities(record);
        return findings.Result(new ListingDraft
        {
            Name = SchemaOrgPlace.Name(record, findings, "name", "legalName", "alternateName"),
            Description = SchemaOrgText.Of(record, "description") ?? SchemaOrgText.Of(record, "disambiguatingDescription"),
            Address = SchemaOrgPlace.Address(place, findings),
            Location = findings.Location(SchemaOrgPlace.Location(place)),
            Website = SchemaOrgPlace.Website(record, findings),
            Phone = SchemaOrgText.Of(record, "telephone") ?? SchemaOrgText.Of(place, "telephone"),
            OpeningHours = SchemaOrgHours.Read(record, findings) ?? SchemaOrgHours.Read(place, findings),
            Services = PlaceServices.Read(record, amenities, findings),
            Capacity = capacity,
            CapacityText = words,
            Languages = SchemaOrgPlace.Languages(record),
            Accessibility = PlaceAccess.Read(record, amenities),
            Prices = SchemaOrgPlace.Prices(record),
        });
    }

    /// <summary>An organisation is where its <c>location</c> is, unless it says by itself.</summary>
    private static RecordFields PlaceOf(RecordFields record) =>
        record.Value("address") is null && record.Value("geo") is null && SchemaOrgText.ObjectsOf(record, "location") is [var place, ..] ? place : record;
}
