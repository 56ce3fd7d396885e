using System.Globalization;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>The places at which items of a feed happen, as far as it was read: a place is there while one of its items is. Not thread safe.</summary>
internal sealed class PlacesOfEvents
{
    // In a worker's memory: a million items take some 60 MB.
    private const int MostPlaces = 20_000, MostItems = 1_000_000, MostRefused = 1_000;
    private const long MostBytes = 64 << 20;

    private readonly Dictionary<string, Seen> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<UInt128, string> _placeOf = [];
    private readonly List<SourceRecord> _refused = [];
    private long _bytes;

    /// <summary>Items that are at no place, such as those that happen online.</summary>
    public int Nowhere { get; private set; }

    /// <summary>In order of their ids, so that it does not matter which item came last; then what cannot be read.</summary>
    public IEnumerable<SourceRecord> Records =>
        [.. _places.Where(place => place.Value.Items > 0).OrderBy(place => place.Key, StringComparer.Ordinal).Select(place => place.Value.Place.ToRecord(place.Value.Locator)), .. _refused];

    /// <exception cref="AdapterException"><c>openactive.too-large</c>.</exception>
    public void Take(RpdeItem item)
    {
        if (item.Refused() is { } refused)
        {
            if (_refused.Count < MostRefused) _refused.Add(refused);
            return;
        }

        Leave(item);
        if (item.State == RpdeState.Deleted) return;
        if (item.PlaceOfEvent() is not { } place)
        {
            Nowhere++;
            return;
        }

        var seen = _places.GetValueOrDefault(place.Id) ?? new Seen();
        _bytes += place.Raw.Length - (seen.Place?.Raw.Length ?? 0);

        // The last word about a place holds, whichever item says it.
        _places[place.Id] = seen with { Place = place, Items = seen.Items + 1, Locator = seen.Locator ?? item.Record.Locator };
        _placeOf[KeyOf(item.Id)] = place.Id;
        if (_places.Count > MostPlaces || _placeOf.Count > MostItems || _bytes > MostBytes)
        {
            throw new AdapterException(FailureKind.SourceChanged, "openactive.too-large", string.Create(CultureInfo.InvariantCulture, $"The feed has more than {MostPlaces} places, {MostItems} items or {MostBytes} bytes of places."));
        }
    }

    private void Leave(RpdeItem item)
    {
        if (!_placeOf.Remove(KeyOf(item.Id), out string? at)) return;
        _places[at] = _places[at] with { Items = _places[at].Items - 1 };
    }

    private static UInt128 KeyOf(string id) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private sealed record Seen
    {
        public PlaceRecord Place { get; init; } = new("", []);

        public int Items { get; init; }

        public string? Locator { get; init; }
    }
}
