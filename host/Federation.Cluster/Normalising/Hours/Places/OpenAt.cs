using Federation.Cluster.Centres;
using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Asks the hours of many places about one moment. Most places share their hours, their clock and their holidays with others: what was worked out for one holds for all of those. Not thread safe.
/// </summary>
internal sealed class OpenAt(Instant moment)
{
    private readonly Dictionary<(string Hours, string Zone, string? Country, bool IsAlsaceMoselle), HoursState> _known = [];

    /// <summary>As <see cref="OpenNow.StateAt"/> says it of the same words at the same place.</summary>
    public HoursState Of(PlaceHours place, Location? point)
    {
        if (PlaceZone.Of(place.Address, point) is not { } zone) return HoursState.Unknown;
        var key = (place.Text, zone.Id, FrenchTerritory.Country(place.Address), FrenchTerritory.IsAlsaceMoselle(place.Address));
        if (_known.TryGetValue(key, out var known)) return known;
        return _known[key] = OpenNow.StateAt(new ListingContent { Name = "", OpeningHours = place.Text, Address = place.Address, Location = point }, moment);
    }
}
