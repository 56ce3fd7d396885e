using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Web.Centres;

/// <summary>A centre as search engines read it: JSON-LD of schema.org, escaped so that it can stand in HTML. Pure.</summary>
internal static partial class CentreStructuredData
{
    /// <param name="address">The page's, absolute.</param>
    public static string Of(CentreDetails centre, string address)
    {
        var place = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "LocalBusiness", ["@id"] = address, ["name"] = centre.Name, ["url"] = centre.Website ?? address };
        if (centre.Description is { } description) place["description"] = description;
        if (centre.Phones is [{ E164: { } phone }, ..]) place["telephone"] = phone;
        if (centre.Location is { } location) place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = location.Latitude, ["longitude"] = location.Longitude };
        if (centre.Address is { } at) place["address"] = AddressOf(at);
        if (centre.Capacity is { } capacity) place["maximumAttendeeCapacity"] = capacity;
        if (centre.OpeningHours is { } hours && SchemaHours().IsMatch(hours)) place["openingHours"] = new JsonArray([.. hours.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(rule => (JsonNode)rule)]);
        if (centre.Services.Count > 0) place["amenityFeature"] = new JsonArray([.. centre.Services.Select(service => new JsonObject { ["@type"] = "LocationFeatureSpecification", ["name"] = service.Label, ["value"] = true })]);
        // The default encoder leaves no < and no & in it.
        return place.ToJsonString();
    }

    private static JsonObject AddressOf(FullAddress at)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        foreach (var (name, value) in new[] { ("streetAddress", at.Street), ("postalCode", at.PostalCode), ("addressLocality", at.Locality), ("addressRegion", at.Region), ("addressCountry", at.Country) })
        {
            if (value is not null) address[name] = value;
        }

        return address;
    }

    /// <summary>What schema.org's openingHours has in common with OpenStreetMap's grammar: <c>Mo-Fr 09:00-18:00; Sa 10:00-12:00</c>.</summary>
    [GeneratedRegex(@"^\s*((Mo|Tu|We|Th|Fr|Sa|Su)([,-](Mo|Tu|We|Th|Fr|Sa|Su))*\s+[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d\s*(;\s*|$))+$", RegexOptions.NonBacktracking)]
    private static partial Regex SchemaHours();
}
