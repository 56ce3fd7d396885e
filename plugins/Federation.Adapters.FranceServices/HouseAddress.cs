using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.FranceServices;

/// <summary>The address columns. <c>complement_adresse</c> mixes buildings with remarks and is not taken.</summary>
internal static class HouseAddress
{
    public static PostalAddress Read(RecordFields record, MapFindings findings) => new()
    {
        Street = record.Text("adresse"),
        PostalCode = FrenchPostcode.Read(record, "code_postal", findings),
        Locality = record.Text("lib_com"),
        Country = "FR",
    };
}
