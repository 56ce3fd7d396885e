using Federation.Cluster.Centres;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>What is needed of a place, beside its point, to tell when it is open: no more, so that many places have the same. Immutable.</summary>
/// <param name="Text">Its opening hours as listings say them.</param>
/// <param name="Address">The country, exact for France overseas, and what stands for a postcode in Bas-Rhin, Haut-Rhin or Moselle: clock and holidays follow from them. Null where the country is not known.</param>
internal sealed record PlaceHours(string Text, Address? Address)
{
    private const string AlsaceMoselle = "67000";

    /// <summary>Null where the listing says no hours.</summary>
    public static PlaceHours? Of(ListingContent content) => content.OpeningHours is { } text ? new PlaceHours(text, Reduced(content.Address)) : null;

    private static Address? Reduced(Address? address) => FrenchTerritory.Country(address) is { } country ? new Address { Country = country, PostalCode = FrenchTerritory.IsAlsaceMoselle(address) ? AlsaceMoselle : null } : null;
}
