using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>The tags <c>addr:*</c>.</summary>
internal static class PlaceAddress
{
    public static PostalAddress Read(RecordFields tags, MapFindings findings) => new()
    {
        Street = Street(tags),
        PostalCode = tags.Text("addr:postcode"),
        Locality = tags.Text("addr:city"),
        Country = Country(tags, findings),
    };

    private static string? Street(RecordFields tags)
    {
        string? street = tags.Text("addr:street") ?? tags.Text("addr:place");
        return street is not null && tags.Text("addr:housenumber") is { } number ? $"{number} {street}" : street ?? tags.Text("addr:full");
    }

    private static string? Country(RecordFields tags, MapFindings findings)
    {
        if (tags.Text("addr:country") is not { } text) return null;
        if (Countries.CodeOf(text) is { } code) return code;

        // The tag is defined as the two-letter code, of more countries than are known here by name.
        if (text.Length == 2 && text.All(char.IsAsciiLetter)) return text.ToUpperInvariant();
        findings.Warning("country.unknown", "The tag \"addr:country\" is neither a two-letter code nor a known name.", tags.Pointer("addr:country"));
        return null;
    }
}
