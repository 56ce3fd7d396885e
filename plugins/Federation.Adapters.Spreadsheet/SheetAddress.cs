using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>Where a place is, by its columns.</summary>
internal static class SheetAddress
{
    public static PostalAddress? Read(RecordFields record, SheetColumns columns, SheetSettings settings, MapFindings findings)
    {
        string? country = Country(record, columns, settings, findings);
        var address = new PostalAddress
        {
            Street = columns.Text(record, SheetField.Street),
            PostalCode = Postcode(record, columns, country, findings),
            Locality = columns.Text(record, SheetField.Town),
            LocalityCode = columns.Text(record, SheetField.TownCode),
            Region = columns.Text(record, SheetField.Region),
        };
        return address == new PostalAddress() ? null : address with { Country = country };
    }

    // Four digits are a whole postcode in Belgium and half of one in France.
    private static string? Postcode(RecordFields record, SheetColumns columns, string? country, MapFindings findings)
    {
        if (columns[SheetField.Postcode] is not { } header) return null;
        return country == "FR" ? FrenchPostcode.Read(record, header, findings) : record.Text(header);
    }

    private static string? Country(RecordFields record, SheetColumns columns, SheetSettings settings, MapFindings findings)
    {
        if (columns.Text(record, SheetField.Country) is not { } text) return settings.Country;
        if (Countries.CodeOf(text) is { } code) return code;
        if (text.Length == 2 && text.All(char.IsAsciiLetter)) return text.ToUpperInvariant();
        findings.Warning("country.unknown", "The country is neither a two-letter code nor a known name.", columns.Pointer(record, SheetField.Country));
        return null;
    }
}
