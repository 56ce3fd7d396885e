using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Index.Searching;

/// <summary>A query in the terms of one segment: keys have become numbers. Not thread safe.</summary>
internal sealed class SegmentConditions
{
    private readonly CentreQuery _query;
    private readonly Segment _segment;
    private readonly int[] _services;
    private readonly int[] _anyServices;
    private readonly int[] _networks;
    private readonly int[] _countries;
    private readonly int[] _accessibility;
    private readonly int _locality;
    private readonly (int From, int To) _postalCodes;
    private readonly long _changedSince;
    private readonly GeoBox? _around;
    private readonly OpenAt? _open;

    private SegmentConditions(CentreQuery query, IReadOnlyList<AskedWord> words, OpenAt? open, Segment segment)
    {
        _query = query;
        _segment = segment;
        _open = open;
        Words = [.. words.Select(word => WordRanges.Of(word, segment.Text)).OrderBy(word => word.Postings)];
        _services = Numbers(segment.Services, query.Services);
        _anyServices = Numbers(segment.Services, query.AnyServices);
        _networks = Numbers(segment.Networks, query.Networks.Select(network => network.Value));
        _countries = Numbers(segment.Countries, query.Countries);
        _accessibility = Numbers(segment.Accessibility, query.Accessibility);
        _locality = query.Locality is { } locality ? segment.LocalityKeys.NumberOf(SearchText.KeyOf(locality)) : -1;
        if (query.PostalCode is { } code) _postalCodes = segment.PostalCodes.Beginning(CentreDocument.PostalCodeKey(code));
        _changedSince = query.ChangedSince?.UtcTicks ?? long.MinValue;
        _around = query.Within is { } circle ? GeoBox.Around(circle.Centre, circle.Radius) : null;
        CanHold = Words.All(word => word.Postings > 0)
            && !Lacks(_services) && !Lacks(_accessibility) && (query.Locality is null || _locality >= 0) && (query.PostalCode is null || _postalCodes.From < _postalCodes.To);
    }

    /// <summary>The asked words, the rarest first.</summary>
    public IReadOnlyList<WordRanges> Words { get; }

    /// <summary>False where no centre of the segment can meet the query, whatever is chosen.</summary>
    public bool CanHold { get; }

    /// <param name="open">Null where the query does not ask who is open.</param>
    public static SegmentConditions Of(CentreQuery query, IReadOnlyList<AskedWord> words, OpenAt? open, Segment segment) => new(query, words, open, segment);

    /// <summary>Whether <see cref="Candidates"/> come in order of their numbers.</summary>
    public bool AreInOrder { get; private set; } = true;

    /// <summary>The centres to look at, each once: all that meet the query, and as few others as are found without looking.</summary>
    public IEnumerable<int> Candidates(SegmentView view)
    {
        var runs = Box is { } box ? _segment.Places.Within(box).Where(run => run.Count > 0).ToArray() : null;
        int places = runs?.Sum(run => run.Count) ?? int.MaxValue;
        int service = _services.Length == 0 ? -1 : _services.MinBy(term => _segment.Services.With(term).Length);
        int serviced = service < 0 ? int.MaxValue : _segment.Services.With(service).Length;
        int worded = Words.Count == 0 ? int.MaxValue : Words[0].Postings;
        if (worded < int.MaxValue && worded <= places && worded <= serviced) return Worded(Words[0]);
        if (runs is null || serviced < places) return service < 0 ? view.Numbers() : _segment.Services.With(service).ToArray();
        AreInOrder = false;
        return runs.SelectMany(run => run);
    }

    /// <summary>The choices that the centre does not meet; null where it does not meet what is no choice.</summary>
    /// <param name="distance">In metres from the query's point; NaN where it names none.</param>
    public Choices? Missed(int centre, out double distance)
    {
        distance = double.NaN;
        if (!_segment.Services.HasAll(centre, _services) || !_segment.Accessibility.HasAll(centre, _accessibility)) return null;
        if (_segment.ChangedAt[centre] < _changedSince || (_query.LeastCapacity is { } least && !(_segment.Capacities[centre] >= least))) return null;
        if (_locality >= 0 && !_segment.LocalityKeys.HasAny(centre, [_locality])) return null;
        if (_query.PostalCode is not null && !_segment.PostalCodes.HasBetween(centre, _postalCodes.From, _postalCodes.To)) return null;
        if (!IsThere(centre, ref distance)) return null;
        foreach (var word in Words)
        {
            if (!word.IsIn(centre, _segment.Text)) return null;
        }

        if (_open is not null && !(_segment.Hours[centre] is { } hours && _open.Of(hours, _segment.Places[centre]) == HoursState.Open)) return null;

        var missed = Choices.None;
        if (_query.Label is { } label && _segment.Labels[centre].LevelAt(label.At.UtcTicks, label.Axis) < label.Level) missed |= Choices.Label;
        if (_query.Networks.Length > 0 && !_segment.Networks.HasAny(centre, _networks)) missed |= Choices.Networks;
        if (_query.Countries.Length > 0 && !_segment.Countries.HasAny(centre, _countries)) missed |= Choices.Countries;
        if (_query.AnyServices.Length > 0 && !_segment.Services.HasAny(centre, _anyServices)) missed |= Choices.AnyServices;
        return missed;
    }

    /// <summary>How well the centre fits the words; 0 where there are none.</summary>
    public int WeightOf(int centre)
    {
        int weight = 0;
        foreach (var word in Words) weight += word.WeightIn(centre, _segment.Text);
        return weight;
    }

    /// <summary>The smaller of what the query asks: its box, or the one around its circle.</summary>
    private GeoBox? Box => _around ?? _query.Box;

    private bool IsThere(int centre, ref double distance)
    {
        if (_around is null && _query.Box is null) return true;
        if (_segment.Places[centre] is not { } place) return false;
        if (_query.Box is { } box && !box.Contains(place)) return false;
        if (_query.Within is not { } circle) return true;
        // A few comparisons rule out nearly everything; only what is left is worth a great circle.
        if (_around is { } around && !around.Contains(place)) return false;
        distance = circle.Centre.DistanceTo(place);
        return distance <= circle.Radius;
    }

    private int[] Worded(WordRanges word)
    {
        if (word.IsOneWord) return word.Only(_segment.Text).ToArray();
        var centres = new NumberSet(_segment.Count);
        word.AddTo(centres, _segment.Text);
        return centres.ToArray();
    }

    private static int[] Numbers(TermColumn column, IEnumerable<string> terms) => [.. terms.Select(column.NumberOf)];

    private static bool Lacks(int[] numbers) => Array.IndexOf(numbers, -1) >= 0;
}
