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
            PostalCode = country == "FR" ? FrenchPostcode.Read(record, "Code postal", findings) : record.Text("Code postal"),
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
}
