using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>What schema.org's vocabulary says of a place, for adapters whose sources speak it. Pure; thread safe.</summary>
public static class SchemaOrgPlace
{
    private static readonly string[] Yes = ["true", "yes", "oui", "1", "vrai"];

    /// <summary>The first of the members that has a text; where none has, the record will be rejected with <c>name.missing</c>.</summary>
    public static string Name(RecordFields place, MapFindings findings, params IReadOnlyList<string> members) =>
        members.Select(member => SchemaOrgText.Of(place, member)).OfType<string>().FirstOrDefault() ?? findings.Name(null, place.Pointer(members[0]));

    /// <summary>The address, a text or a PostalAddress. A country that is not known is <c>country.unknown</c>.</summary>
    public static PostalAddress? Address(RecordFields place, MapFindings findings)
    {
        var objects = SchemaOrgText.ObjectsOf(place, "address");
        if (objects.Count == 0) return place.Texts("address") is [var text, ..] ? new PostalAddress { Street = text, Country = Countries.AtEndOf(text) } : null;
        var address = objects[0];
        var read = new PostalAddress
        {
            Street = SchemaOrgText.Of(address, "streetAddress"),
            PostalCode = SchemaOrgText.Of(address, "postalCode"),
            Locality = SchemaOrgText.Of(address, "addressLocality"),
            Region = SchemaOrgText.Of(address, "addressRegion"),
            Country = Country(address, findings),
        };
        return read == new PostalAddress() ? null : read;
    }

    /// <summary>The point, in <c>geo</c> or beside everything else.</summary>
    public static CoordinatesReading Location(RecordFields place)
    {
        bool isBeside = place.Value("geo") is null && place.Value("latitude") is not null;
        return Coordinates.Read(isBeside ? place : SchemaOrgText.ObjectsOf(place, "geo") is [var geo, ..] ? geo : place.In("geo"), "latitude", "longitude");
    }

    /// <summary>The first usable address of <c>url</c>, then <c>sameAs</c>; <c>website.unreadable</c> where there are only others.</summary>
    public static string? Website(RecordFields place, MapFindings findings)
    {
        var given = SchemaOrgText.AllOf(place, "url").Concat(SchemaOrgText.AllOf(place, "sameAs")).ToList();
        if (given.SelectMany(WebAddress.AllIn).FirstOrDefault() is { } address) return address;
        if (given.Count > 0) findings.Unusable("website", "website.unreadable", "The website is no web address.", place.Pointer("url"));
        return null;
    }

    /// <summary>Names of the amenities that are there: texts, and LocationFeatureSpecifications but those whose value says no.</summary>
    public static IReadOnlyList<string> Amenities(RecordFields place)
    {
        var plain = place.Texts("amenityFeature");
        var specified = SchemaOrgText.ObjectsOf(place, "amenityFeature").Where(feature => feature.Value("value") is not { } value || IsYes(value.ToString())).Select(feature => SchemaOrgText.Of(feature, "name") ?? SchemaOrgText.Of(feature, "propertyID"));
        return [.. plain.Concat(specified.OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Work places for people: <c>maximumAttendeeCapacity</c> as a number, else its words.</summary>
    public static (int? Number, string? Words) Capacity(RecordFields place) => place.WholeNumber("maximumAttendeeCapacity") is { } number ? (number, null) : (null, SchemaOrgText.Of(place, "maximumAttendeeCapacity"));

    /// <summary>The languages spoken there, by codes or names.</summary>
    public static IReadOnlyList<string> Languages(RecordFields place) => [.. SchemaOrgText.AllOf(place, "availableLanguage").Concat(SchemaOrgText.AllOf(place, "knowsLanguage")).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What it asks for: that it is free, its range, and its offers.</summary>
    public static IReadOnlyList<Price> Prices(RecordFields place)
    {
        var prices = new List<Price>();
        if (place.Value("isAccessibleForFree") is { } free && IsYes(free.ToString())) prices.Add(new Price { Text = "isAccessibleForFree", Amount = 0 });
        if (SchemaOrgText.Of(place, "priceRange") is { } range) prices.Add(new Price { Text = range });
        prices.AddRange(SchemaOrgText.ObjectsOf(place, "makesOffer").Select(Offer).OfType<Price>());
        return prices;
    }

    private static bool IsYes(string value) => Yes.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase);

    private static Price? Offer(RecordFields offer)
    {
        if (offer.Text("price") is not { } price) return null;
        string? name = SchemaOrgText.Of(offer, "name") ?? SchemaOrgText.Of(offer, "itemOffered");
        string? currency = offer.Text("priceCurrency") is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) ? code : null;
        bool isAmount = decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount);
        string text = currency is null ? price : $"{price} {currency}";
        return new Price { Text = name is null ? text : $"{name} : {text}", Amount = isAmount ? amount : null, Currency = isAmount && amount > 0 ? currency : null };
    }

    private static string? Country(RecordFields address, MapFindings findings)
    {
        if (SchemaOrgText.Of(address, "addressCountry") is not { } text) return null;
        if (Countries.CodeOf(text) is { } code) return code;
        if (text.Length == 2 && text.All(char.IsAsciiLetter)) return text.ToUpperInvariant();
        findings.Warning("country.unknown", "The country is neither a two-letter code nor a known name.", address.Pointer("addressCountry"));
        return null;
    }
}
