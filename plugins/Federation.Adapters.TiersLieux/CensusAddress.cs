using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TiersLieux;

/// <summary>The census' address columns.</summary>
internal static class CensusAddress
{
    public static PostalAddress Read(RecordFields place) => new()
    {
        Street = place.Text("ADRESSE"),
        PostalCode = place.Text("CP") is { } code && code != "0" ? code : null,
        Locality = Locality(place),
        Region = place.Text("NOMREG"),
        Country = "FR",
    };

    // NOMCOM is the commune of the address as geocoded, COMINIT as typed in ("ST JULIEN EN BORN"). Where both are empty, the
    // commune found from the coordinates remains: NOMCOMMETRO, in the older layout the second column named NOMCOM.
    private static string? Locality(RecordFields place) =>
        place.Text("NOMCOM") ?? place.Text("COMINIT") ?? place.Text("NOMCOMMETRO") ?? place.Text("NOMCOM#2");
}
