using Federation.Cluster.Centres;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>What is needed of a place, beside its point, to tell when it is open. Immutable.</summary>
/// <param name="Text">Its opening hours as listings say them.</param>
/// <param name="Address">Country and postcode, from which clock and holidays follow; null where there is neither.</param>
internal sealed record PlaceHours(string Text, Address? Address)
{
    /// <summary>Null where the listing says no hours.</summary>
    public static PlaceHours? Of(ListingContent content) => content.OpeningHours is not { } text ? null
        : new PlaceHours(text, content.Address is { Country: null, PostalCode: null } or null ? null : new Address { Country = content.Address.Country, PostalCode = content.Address.PostalCode });
}
