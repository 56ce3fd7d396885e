using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Index.Searching;

/// <summary>A query in the terms of one segment: keys have become numbers. Not thread safe.</summary>
internal sealed class SegmentConditions
{
    private readonly CentreQuery _query;
    private readonly Segment _segment;
    private readonly TermSet _services;
    private readonly TermSet _anyServices;
    private readonly TermSet _networks;
    private readonly TermSet _countries;
    private readonly TermSet _accessibility;
    private readonly int _locality;
    private readonly (int From, int To) _postalCodes;
    private readonly long _changedSince;
    private readonly GeoBox? _around;
    private readonly OpenAt? _open;
    private int _wordsToCheck;

    private SegmentConditions(CentreQuery query, IReadOnlyList<AskedWord> words, OpenAt? open, Segment segment, CancellationToken cancellationToken)
    {
        _query = query;
        _segment = segment;
        _open = open;
        Words = [.. words.Select(word => WordRanges.Of(word, segment.Text, cancellationToken)).OrderBy(word => word.Postings)];
        _services = segment.Services.SetOf(query.Services);
        _anyServices = segment.Services.SetOf(query.AnyServices);
        _networks = segment.Networks.SetOf(query.Networks.Select(network => network.Value));
        _countries = segment.Countries.SetOf(query.Countries);
        _accessibility = segment.Accessibility.SetOf(query.Accessibility);
        _locality = query.Locality is { } locality ? segment.LocalityKeys.NumberOf(SearchText.KeyOf(locality)) : -1;
        if (query.PostalCode is { } code) _postalCodes = segment.PostalCodes.Beginning(CentreDocument.PostalCodeKey(code));
        _changedSince = query.ChangedSince?.UtcTicks ?? long.MinValue;
        _around = query.Within is { } circle ? GeoBox.Around(circle.Centre, circle.Radius) : null;
        CanHold = Array.TrueForAll(Words, word => word.Postings > 0)
            && _services.IsWhole && _accessibility.IsWhole && (query.Locality is null || _locality >= 0) && (query.PostalCode is null || _postalCodes.From < _postalCodes.To);
    }

    /// <summary>The asked words, the rarest first.</summary>
    public WordRanges[] Words { get; }

    /// <summary>False where no centre of the segment can meet the query, whatever is chosen.</summary>
    public bool CanHold { get; }

    /// <param name="open">Null where the query does not ask who is open.</param>
    /// <exception cref="OperationCanceledException">Cancelled while words were looked for.</exception>
    public static SegmentConditions Of(CentreQuery query, IReadOnlyList<AskedWord> words, OpenAt? open, Segment segment, CancellationToken cancellationToken) => new(query, words, open, segment, cancellationToken);

    /// <summary>Hands over the centres to look at, each once: all that meet the query, and as few others as are found without looking.</summary>
    /// <returns>Whether they come in order of their numbers.</returns>
    public bool Candidates(SegmentView view, out IEnumerable<int> all, out int[]? some)
    {
        int places = Box is { } box ? _segment.Places.CountWithin(box) : int.MaxValue;
        int service = -1, serviced = int.MaxValue;
        foreach (int term in _services.Terms)
        {
            if (_segment.Services.With(term).Length is var length && length < serviced) (service, serviced) = (term, length);
        }

        int worded = Words.Length == 0 ? int.MaxValue : Words[0].Postings;
        (all, some) = ([], null);
        if (worded < int.MaxValue && worded <= places && worded <= serviced)
        {
            some = _segment.Services.WithAll(Worded(Words[0]), _services);
            _wordsToCheck = 1; // those that come have the first
        }
        else if (places < int.MaxValue && places <= serviced)
        {
            some = _segment.Places.Within(Box!.Value, _services); // it was counted in
            return false;
        }
        else if (service >= 0)
        {
            some = _segment.Services.WithAll(_segment.Services.With(service), _services);
        }
        else
        {
            all = view.Numbers();
        }

        return true;
    }

    /// <summary>The choices that the centre does not meet; null where it does not meet what is no choice.</summary>
    /// <param name="distance">In metres from the query's point; NaN where it names none.</param>
    public Choices? Missed(int centre, out double distance)
    {
        distance = double.NaN;
        if (!_segment.Accessibility.HasAll(centre, _accessibility)) return null; // all that come have the services
        if (_segment.ChangedAt[centre] < _changedSince || (_query.LeastCapacity is { } least && !(_segment.Capacities[centre] >= least))) return null;
        if (_locality >= 0 && !_segment.LocalityKeys.HasBetween(centre, _locality, _locality + 1)) return null;
        if (_query.PostalCode is not null && !_segment.PostalCodes.HasBetween(centre, _postalCodes.From, _postalCodes.To)) return null;
        if (!IsThere(centre, ref distance)) return null;
        for (int word = _wordsToCheck; word < Words.Length; word++)
        {
            if (!Words[word].IsIn(centre, _segment.Text)) return null;
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

    private ReadOnlySpan<int> Worded(WordRanges word)
    {
        if (word.IsOneWord) return word.Only(_segment.Text);
        var centres = new NumberSet(_segment.Count);
        word.AddTo(centres, _segment.Text);
        return centres.ToArray();
    }
}
