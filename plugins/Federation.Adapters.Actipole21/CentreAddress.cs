using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Actipole21;

/// <summary>The address columns. An empty Pays means France: the format says so.</summary>
internal static class CentreAddress
{
    public static PostalAddress Read(RecordFields record, MapFindings findings)
    {
        string? country = Country(record, findings);
        return new PostalAddress
        {
            Street = record.Text("Adresse"),
            PostalCode = PostalCode(record, country, findings),
            Locality = record.Text("Ville"),
            Country = country,
        };
    }

    private static string? Country(RecordFields record, MapFindings findings)
    {
        if (record.Text("Pays") is not { } text) return "FR";
        string? code = Countries.CodeOf(text);
        if (code is null) findings.Warning("country.unknown", "The country is neither a known name nor a known two-letter code.", record.Pointer("Pays"));
        return code;
    }

    // A spreadsheet takes 01210 for a number and writes 1210. French postcodes have five digits, so the loss is certain.
    private static string? PostalCode(RecordFields record, string? country, MapFindings findings)
    {
        string? code = record.Text("Code postal");
        if (country != "FR" || code is not { Length: 4 } || !code.All(char.IsAsciiDigit)) return code;
        findings.Info("postcode.padded", "The postcode had lost its leading zero, which was put back.", record.Pointer("Code postal"));
        return "0" + code;
    }
}
