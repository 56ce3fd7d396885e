using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Federation.Cluster.Centres;

/// <summary>
/// Decides whether a listing's content changed: SHA-256 over a canonical JSON form. Numbers are normalised before, members stand
/// in a fixed order and absent ones are left out, so only meaning counts. Thread safe.
/// </summary>
public static class ContentHash
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <param name="invalidFields">Fields whose value was unusable: "no value" and "an unusable value" are two contents.</param>
    public static string Of(ListingContent content, IEnumerable<string> invalidFields)
    {
        var buffer = new ArrayBufferWriter<byte>(2_048);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMembers(json, content);
            json.WriteStartArray("invalid");
            foreach (string field in invalidFields.Distinct().Order(StringComparer.Ordinal)) json.WriteStringValue(field);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Writes the content's members in canonical order into an open object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, ListingContent content)
    {
        json.WriteString("name", content.Name);
        WriteText(json, "description", content.Description);
        WriteText(json, "street", content.Address?.Street);
        WriteText(json, "postalCode", content.Address?.PostalCode);
        WriteText(json, "locality", content.Address?.Locality);
        WriteText(json, "region", content.Address?.Region);
        WriteText(json, "country", content.Address?.Country);
        if (content.Location is { } location)
        {
            json.WriteNumber("latitude", location.Latitude);
            json.WriteNumber("longitude", location.Longitude);
        }

        WriteText(json, "website", content.Website);
        WriteText(json, "phone", content.Phone);
        WriteText(json, "openingHours", content.OpeningHours);
        json.WriteStartArray("services");
        foreach (string service in content.Services) json.WriteStringValue(service);
        json.WriteEndArray();
        if (content.Capacity is { } capacity) json.WriteNumber("capacity", capacity);
        WriteText(json, "labelClaim", content.LabelClaim);
        WriteTexts(json, "phones", content.Phones.Select(phone => phone.E164 ?? phone.Shown));
        WriteText(json, "capacityText", content.CapacityText);
        WriteTexts(json, "languages", content.Languages);
        WriteTexts(json, "accessibility", content.Accessibility);
        WriteTexts(json, "prices", content.Prices.Select(price => string.Create(CultureInfo.InvariantCulture, $"{price.Text}\n{price.Amount:0.##} {price.Currency} {price.Unit} {price.Service}")));
    }

    // What came later than the first members is left out where it is empty, so that it changes no listing that has none of it.
    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        bool began = false;
        foreach (string value in values)
        {
            if (!began) json.WriteStartArray(name);
            began = true;
            json.WriteStringValue(value);
        }

        if (began) json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}
