using System.Collections.Frozen;
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
    private static readonly FrozenDictionary<string, Town[]> ByCountry =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? throw new InvalidOperationException("The tz database of NodaTime has no zone locations."))
            .GroupBy(town => town.CountryCode, StringComparer.Ordinal)
            .ToFrozenDictionary(country => country.Key, country => country.Select(town => new Town(new Location(town.Latitude, town.Longitude), DateTimeZoneProviders.Tzdb[town.ZoneId])).ToArray(), StringComparer.Ordinal);

    private static readonly Town[] Everywhere = [.. ByCountry.Values.SelectMany(towns => towns)];

    /// <summary>Null where the country is not known and there is no point, or it has several zones and there is no point.</summary>
    public static DateTimeZone? Of(Address? address, Location? point)
    {
        if (OfCountry(address) is { } zone) return zone;
        if (point is null) return null;
        var towns = TownsOf(address) ?? Everywhere;
        return towns.MinBy(town => point.DistanceTo(town.Point)).Zone;
    }

    /// <summary>Where the country alone tells it; null where a point has to.</summary>
    public static DateTimeZone? OfCountry(Address? address) => TownsOf(address) is [var only] ? only.Zone : null;

    private static Town[]? TownsOf(Address? address) => FrenchTerritory.Country(address) is { } country ? ByCountry.GetValueOrDefault(country) : null;

    private readonly record struct Town(Location Point, DateTimeZone Zone);
}
