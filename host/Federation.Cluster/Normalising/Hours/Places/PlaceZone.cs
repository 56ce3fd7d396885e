using Federation.Cluster.Centres;
using NodaTime;
using NodaTime.TimeZones;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// The time zone of a place, from the list of zones and their main towns that comes with the tz database. Where a country has one zone, that is it.
/// Where it has several, the zone of the nearest main town is taken, which is an approximation: near a border between two zones
/// of one country it may be the wrong one. Pure and thread safe.
/// </summary>
internal static class PlaceZone
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly ILookup<string, TzdbZoneLocation> ByCountry =
        (Source.ZoneLocations ?? throw new InvalidOperationException("The tz database of NodaTime has no zone locations.")).ToLookup(town => town.CountryCode, StringComparer.Ordinal);

    /// <summary>Null where the country is not known and there is no point, or it has several zones and there is no point.</summary>
    public static DateTimeZone? Of(Address? address, Location? point)
    {
        string? country = FrenchTerritory.Country(address);
        var towns = country is not null && ByCountry.Contains(country) ? ByCountry[country].ToList() : null;
        var town = towns switch
        {
            [var only] => only,
            _ when point is null => null,
            _ => (towns ?? ByCountry.SelectMany(each => each)).MinBy(each => point.DistanceTo(new Location(each.Latitude, each.Longitude))),
        };
        return town is null ? null : Source.ForId(town.ZoneId);
    }
}
