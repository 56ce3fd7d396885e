using Federation.Contracts;

namespace Federation.Cluster.Sync.Measuring;

/// <summary>Adds up a network's bindings. Not thread safe.</summary>
internal sealed class MeasureTally(RemovalRule removals, RunMeasures runs, DateTimeOffset now)
{
    private readonly int[] _filled = new int[SourceTally.Fields.Count];
    private readonly HashSet<ulong> _places = [];
    private readonly Dictionary<ListingAge, int> _byChange = Empty(), _bySight = Empty();
    private int _listings, _missed, _due, _removed, _measured, _located, _placed, _reachable, _samePlace, _understood;
    private DateTimeOffset? _missedSince;

    public void Add(Binding binding)
    {
        if (binding.RemovedAt is not null) _removed++;
        if (binding.RemovedAt is not null || !binding.IsAccepted) return;
        _listings++;
        bool isMissed = binding.MissedRuns > 0 || binding.WithdrawnAt is not null;
        if (isMissed) Miss(binding);
        _byChange[ListingAges.Of(binding.ModifiedAt ?? binding.ChangedAt, now)]++;
        _bySight[ListingAges.Of(isMissed ? binding.MissedSince ?? binding.WithdrawnAt : runs.SeenAt, now)]++;
        if (!isMissed && ListingMeasure.Parse(binding.Measure) is { } measure) Add(measure);
    }

    /// <param name="quarantined">By the code of their first error.</param>
    public NetworkMeasures Measures(IReadOnlyDictionary<string, int> quarantined) => new()
    {
        At = now,
        Listings = _listings,
        Missed = _missed,
        Due = _due,
        Removed = _removed,
        MissedSince = _missedSince,
        ByChange = _byChange,
        BySight = _bySight,
        Runs = runs,
        Source = new SourceMeasures
        {
            Read = _measured + quarantined.Values.Sum(),
            Mapped = _measured,
            Quarantined = quarantined,
            Filled = SourceTally.Fields.Index().ToDictionary(field => field.Item, field => _filled[field.Index], StringComparer.Ordinal),
            Located = _located,
            Placed = _placed,
            Reachable = _reachable,
            SameId = runs.SameId,
            SamePlace = _samePlace,
            HoursUnderstood = _understood,
            StableIds = runs.StableIds,
            Resumable = runs.Resumable,
        },
    };

    private void Miss(Binding binding)
    {
        if (removals.IsDue(binding, now)) _due++;
        else _missed++;
        var since = binding.MissedSince ?? binding.WithdrawnAt;
        if (_missedSince is null || since < _missedSince) _missedSince = since;
    }

    private void Add(ListingMeasure measure)
    {
        _measured++;
        for (int at = 0; at < _filled.Length; at++) _filled[at] += (int)((measure.Fields >> at) & 1);
        bool isLocated = measure.Has("location");
        if (isLocated) _located++;
        if (isLocated || measure.Has("address.locality") || measure.Has("address.postalCode")) _placed++;
        if (measure.Has("website") || measure.Has("phone")) _reachable++;
        if (measure.HoursUnderstood) _understood++;
        if (measure.Place is { } place && !_places.Add(place)) _samePlace++;
    }

    private static Dictionary<ListingAge, int> Empty() => Enum.GetValues<ListingAge>().ToDictionary(age => age, _ => 0);
}
