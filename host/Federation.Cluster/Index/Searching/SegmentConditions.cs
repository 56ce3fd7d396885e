using System.Numerics;
using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Index.Searching;

/// <summary>A query in the terms of one segment: keys have become numbers, and what few centres have has become sets of them. Not thread safe; disposed after use.</summary>
internal sealed class SegmentConditions : IDisposable
{
    private readonly CentreQuery _query;
    private readonly Segment _segment;
    private readonly OpenAt? _open;
    private readonly Func<int, DateTimeZone?> _zoneOf;
    private readonly WordRanges[] _words;
    private readonly int[] _anyServices;
    private readonly ulong _anyServicesMask;
    private readonly Choices[]? _missedByKind;
    private readonly long _changedSince;
    private readonly long _labelAt;
    private readonly MicroBox? _box;
    private readonly MicroBox? _around;

    /// <param name="open">Null where the query does not ask who is open.</param>
    /// <exception cref="OperationCanceledException">Cancelled while words were looked for.</exception>
    public SegmentConditions(CentreQuery query, IReadOnlyList<AskedWord> words, OpenAt? open, Segment segment, CancellationToken cancellationToken)
    {
        (_query, _segment, _open, _zoneOf) = (query, segment, open, segment.ZoneOf);
        Sets = new SetIntersection(segment.Count);
        _words = [.. words.Select(word => WordRanges.Of(word, segment.Text, cancellationToken))];
        foreach (var word in _words) Sets.Add(segment.Text.Postings, [.. word.Words]);
        foreach (string service in query.Services) Sets.Add(segment.Services.Postings, segment.Services.NumberOf(service));
        foreach (string feature in query.Accessibility) Sets.Add(segment.Accessibility.Postings, segment.Accessibility.NumberOf(feature));
        if (query.Locality is { } locality) Sets.Add(segment.Localities.Postings, [.. segment.Localities.Called(SearchText.KeyOf(locality)).Select(name => new NumberRange(name, name + 1))]);
        if (query.PostalCode is { } code && segment.PostalCodes.Beginning(CentreDocument.PostalCodeKey(code)) is var (from, to)) Sets.Add(segment.PostalCodes.Postings, [new NumberRange(from, to)]);
        Sets.Begin();

        _anyServices = [.. query.AnyServices.Select(segment.Services.NumberOf).Where(term => term >= 0)];
        _anyServicesMask = segment.Services.HasMasks ? TermColumn.MaskOf(_anyServices) : 0;
        if (query.Networks.Length > 0 || query.Countries.Length > 0) _missedByKind = MissedByKind();
        _changedSince = query.ChangedSince?.UtcTicks ?? 0;
        _labelAt = query.Label?.At.UtcTicks ?? 0;
        _box = query.Box is { } box ? new MicroBox(box) : null;
        _around = query.Within is { } circle ? new MicroBox(GeoBox.Around(circle.Centre, circle.Radius)) : null;
    }

    /// <summary>What the words, services and the like leave.</summary>
    public SetIntersection Sets { get; }

    /// <summary>Where to look: the runs of the box, or of the one around the circle; all numbers where the query names neither.</summary>
    public IReadOnlyList<NumberRange> Ranges =>
        _query.Within is { } circle ? _segment.Places.Runs(GeoBox.Around(circle.Centre, circle.Radius)) : _query.Box is { } box ? _segment.Places.Runs(box) : [new NumberRange(0, _segment.Count)];

    /// <summary>Whether neither sets nor places lead to fewer than all centres.</summary>
    public bool IsUnled => Sets.IsWhole && _query.Within is null && _query.Box is null;

    /// <summary>Whether every centre that stands meets the query: it asks for nothing.</summary>
    public bool IsMetByAll => IsUnled && _words.Length == 0 && _open is null && _missedByKind is null && _query is { Label: null, AnyServices.IsEmpty: true, ChangedSince: null, LeastCapacity: null };

    /// <summary>Whether the centre, which is in the <see cref="Sets"/>, meets everything else that is no choice.</summary>
    /// <param name="mayMissOne">Whether one of the choices may be missed.</param>
    /// <param name="missed">The choices that it does not meet.</param>
    /// <param name="distance">In metres from the query's point; NaN where it names none.</param>
    public bool Meets(int centre, bool mayMissOne, out Choices missed, out double distance)
    {
        distance = double.NaN;
        missed = Missed(centre);
        if (missed != Choices.None && (!mayMissOne || !BitOperations.IsPow2((int)missed))) return false;
        ref readonly var row = ref _segment.Rows[centre];
        if (_box is { } box && !box.Contains(row)) return false;
        if ((_query.ChangedSince is not null && _segment.ChangedAt[centre] < _changedSince) || (_query.LeastCapacity is { } least && _segment.CapacityOf(centre) < least)) return false;
        // A few comparisons rule out nearly everything; only what is left is worth a great circle, and reading hours.
        if (_query.Within is { } circle)
        {
            if (_around is { } around && !around.Contains(row)) return false;
            distance = circle.Centre.DistanceTo(row.Latitude, row.Longitude);
            if (distance > circle.Radius) return false;
        }

        return _open is null || (_segment.Hours[centre] is { } hours && _open.Of(hours, centre, _zoneOf) == HoursState.Open);
    }

    /// <summary>How well the centre fits the words; 0 where there are none.</summary>
    public int WeightOf(int centre)
    {
        int weight = 0;
        foreach (var word in _words) weight += word.WeightIn(centre, _segment.Text);
        return weight;
    }

    public void Dispose() => Sets.Dispose();

    private Choices Missed(int centre)
    {
        var missed = _query.Label is { } label && _segment.Labels.LevelAt(centre, _labelAt, label.Axis) < label.Level ? Choices.Label : Choices.None;
        if (_missedByKind is not null) missed |= _missedByKind[_segment.Rows[centre].Kind];
        if (!_query.AnyServices.IsEmpty && !(_segment.Services.HasMasks ? (_segment.Rows[centre].Services & _anyServicesMask) != 0 : _segment.Services.Of(centre).ContainsAny(_anyServices))) missed |= Choices.AnyServices;
        return missed;
    }

    private Choices[] MissedByKind()
    {
        var kinds = _segment.Kinds;
        int[] networks = [.. _query.Networks.Select(network => kinds.Networks.NumberOf(network.Value))], countries = [.. _query.Countries.Select(kinds.Countries.NumberOf)];
        var missed = new Choices[kinds.Count];
        for (int kind = 0; kind < missed.Length; kind++)
        {
            if (networks.Length > 0 && !kinds.Networks[kinds[kind].Networks].ContainsAny(networks)) missed[kind] |= Choices.Networks;
            if (countries.Length > 0 && !kinds.Countries[kinds[kind].Countries].ContainsAny(countries)) missed[kind] |= Choices.Countries;
        }

        return missed;
    }
}
