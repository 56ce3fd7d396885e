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
        LocalityCode = CommuneCode(record),
        Country = "FR",
    };

    // A department that was put together with a missing commune reads "0null".
    private static string? CommuneCode(RecordFields record) =>
        record.Text("insee_com") is { Length: 5 } code && code.Skip(2).All(char.IsAsciiDigit) ? code : null;
}
