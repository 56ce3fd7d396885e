using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Asks the hours of many places about one moment. Most places share their hours, their clock and their holidays with others: what was worked out for one holds for all of those. Not thread safe.
/// </summary>
internal sealed class OpenAt(Instant moment)
{
    private readonly Dictionary<(string Hours, string Zone, string? Country, bool IsAlsaceMoselle), HoursState> _known = [];

    /// <summary>Of places whose country tells their clock, by the object that they share: to ask it costs less than to compare words.</summary>
    private readonly Dictionary<PlaceHours, HoursState> _anywhere = new(ReferenceEqualityComparer.Instance);

    /// <summary>As <see cref="OpenNow.StateAt"/> says it of the same words at the same place.</summary>
    /// <param name="zone">Tells the place's own zone, where its country does not.</param>
    public HoursState Of<TPlace>(PlaceHours place, TPlace where, Func<TPlace, DateTimeZone?> zone)
    {
        if (_anywhere.TryGetValue(place, out var known)) return known;
        if (PlaceZone.OfCountry(place.Address) is { } only) return _anywhere[place] = In(place, only);
        return zone(where) is { } near ? In(place, near) : HoursState.Unknown;
    }

    private HoursState In(PlaceHours place, DateTimeZone zone)
    {
        var key = (place.Text, zone.Id, FrenchTerritory.Country(place.Address), FrenchTerritory.IsAlsaceMoselle(place.Address));
        if (_known.TryGetValue(key, out var known)) return known;
        return _known[key] = OpenNow.StateIn(place.Text, place.Address, zone, moment);
    }
}
