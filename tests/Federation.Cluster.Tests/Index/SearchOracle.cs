using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using NodaTime;

namespace Federation.Cluster.Tests.Index;

/// <summary>The same answers by looking at every centre, one after another, without columns, segments or short cuts.</summary>
internal sealed partial class SearchOracle(IReadOnlyList<SearchOracle.Place> places)
{
    /// <summary>Small words, by hand: those that the texts of the tests use.</summary>
    private static readonly string[] Weak = ["la", "le", "de", "du", "a", "au", "un", "for", "the"];

    /// <summary>Whether any word of any place begins with this one.</summary>
    private readonly Dictionary<string, bool> _begins = new(StringComparer.Ordinal);

    public sealed record Place(CentreState State, CentreLabel Label)
    {
        public MergedCentre Shown { get; } = MergedCentre.Of(State);

        /// <summary>Its words by field, what counts most first.</summary>
        public (int Rank, IReadOnlyList<string> Words)[] Fields => field ??= SearchOracle.Fields(this);
    }

    public IReadOnlyList<(CentreId Id, double? Distance)> Hits(CentreSearch search)
    {
        var found = places.Where(place => Matches(place, search.Query)).Select(place => (Place: place, Rank: Rank(place, search)));
        return [.. found.OrderBy(hit => hit.Rank).ThenBy(hit => Cluster.Matching.NameKey.Fold(hit.Place.Shown.Content.Name), StringComparer.Ordinal).ThenBy(hit => hit.Place.State.Id)
            .Select(hit => (hit.Place.State.Id, Distance(hit.Place, search.Query)))];
    }

    public CentreFacets Facets(CentreQuery query, FacetRequest request) => new(
        [.. Enumerable.Range(0, 4).Select(level => places.Count(place => Matches(place, query with { Label = null }) && Level(place, request.Axis, request.At) == level))],
        Counts(query with { AnyServices = [] }, place => place.Shown.Content.Services),
        Counts(query with { Networks = [] }, place => place.State.Networks.Select(network => network.Value)),
        Counts(query with { Countries = [] }, place => CountriesOf(place)));

    public IReadOnlyList<(CentreId Id, double Latitude, double Longitude, int Level)> Points(CentreQuery query, GeoBox box, DateTimeOffset at) =>
        [.. places.Where(place => Matches(place, query with { Box = box })).Select(place => (place.State.Id, Location: place.Shown.Content.Location!, Level: Level(place, null, at))) // those found have one
            .OrderBy(place => Math.Floor((decimal)place.Location.Latitude * 10)).ThenBy(place => place.Location.Longitude).ThenBy(place => place.Location.Latitude).ThenBy(place => place.Id)
            .Select(place => (place.Id, place.Location.Latitude, place.Location.Longitude, place.Level))];

    private static int Level(Place place, Axis? axis, DateTimeOffset at) => place.Label.HeldAt(at) is { } levels ? (axis is { } on ? levels.On(on) : levels.Overall) ?? 0 : 0;

    private static double? Distance(Place place, CentreQuery query) => query.Within is { } circle ? circle.Centre.DistanceTo(place.Shown.Content.Location!) : null; // those found have one

    private Dictionary<string, int> Counts(CentreQuery query, Func<Place, IEnumerable<string>> values) =>
        places.Where(place => Matches(place, query)).SelectMany(values).CountBy(value => value).ToDictionary();

    private static string[] CountriesOf(Place place) => place.Shown.Content.Address?.Country is not { } country ? [] : country == "FR" && place.Shown.Content.Address.PostalCode?.StartsWith("974", StringComparison.Ordinal) == true ? ["RE", "FR"] : [country];

    private double Rank(Place place, CentreSearch search) => search.Order switch
    {
        CentreOrder.Name => 0,
        CentreOrder.Distance => Distance(place, search.Query) ?? throw new InvalidOperationException("A list by distance has a point."),
        CentreOrder.Relevance => -Asked(search.Query.Text).Sum(word => Weight(place, word, search.Query.Words)),
        CentreOrder.Level => -Level(place, search.Query.Label?.Axis, search.LevelsAt),
        CentreOrder.Freshness => -(double)place.State.ChangedAt.UtcTicks,
        _ => throw new ArgumentOutOfRangeException(nameof(search)),
    };

    private bool Matches(Place place, CentreQuery query)
    {
        var content = place.Shown.Content;
        return (string.IsNullOrWhiteSpace(query.Text) || (Asked(query.Text) is { Count: > 0 } words && words.All(word => Weight(place, word, query.Words) > 0)))
            && (query.Networks.IsEmpty || place.State.Networks.Any(network => query.Networks.Contains(network)))
            && (query.Countries.IsEmpty || CountriesOf(place).Any(country => query.Countries.Contains(country)))
            && (query.Locality is null || (content.Address?.Locality is { } locality && string.Join(' ', Tokens(locality)) == string.Join(' ', Tokens(query.Locality))))
            && (query.PostalCode is null || content.Address?.PostalCode?.StartsWith(query.PostalCode, StringComparison.Ordinal) == true)
            && query.Services.All(service => content.Services.Contains(service))
            && (query.AnyServices.IsEmpty || query.AnyServices.Any(service => content.Services.Contains(service)))
            && query.Accessibility.All(feature => content.Accessibility.Contains(feature))
            && (query.LeastCapacity is null || content.Capacity >= query.LeastCapacity)
            && (query.OpenAt is not { } at || OpenNow.StateAt(content, Instant.FromDateTimeOffset(at)) == HoursState.Open)
            && (query.ChangedSince is null || place.State.ChangedAt >= query.ChangedSince)
            && (query.Within is not { } circle || (content.Location is { } point && circle.Centre.DistanceTo(point) <= circle.Radius))
            && (query.Box is not { } box || (content.Location is { } there && box.Contains(there)))
            && (query.Label is not { } label || Level(place, label.Axis, label.At) >= label.Level);
    }

    private int Weight(Place place, string word, WordMatch match)
    {
        bool begins = match != WordMatch.Whole && Begins(word);
        return place.Fields.SelectMany(field => field.Words.Select(own => Kind(own) is { } kind ? (field.Rank * 4) + kind : 0)).DefaultIfEmpty().Max();

        int? Kind(string own) =>
            own == word ? 2
            : match != WordMatch.Whole && own.StartsWith(word, StringComparison.Ordinal) ? 1
            : match == WordMatch.Forgiving && !begins && own[0] == word[0] && Slips(word, own) <= (word.Length < 5 ? 0 : word.Length < 9 ? 1 : 2) ? 0
            : null;
    }

    private bool Begins(string word) =>
        _begins.TryGetValue(word, out bool known) ? known : _begins[word] = places.Any(other => other.Fields.Any(field => field.Words.Any(own => own.StartsWith(word, StringComparison.Ordinal))));

    private static (int Rank, IReadOnlyList<string> Words)[] Fields(Place place)
    {
        var content = place.Shown.Content;
        return [(3, Tokens(content.Name)), (2, Tokens($"{content.Address?.Locality} {content.Address?.PostalCode}")), (1, Tokens(content.Description ?? ""))];
    }

    private static IReadOnlyList<string> Asked(string? text)
    {
        if (text is null) return [];
        var words = Tokens(text.Replace("l'", "", StringComparison.OrdinalIgnoreCase), asked: true);
        return words.Any(word => !Weak.Contains(word)) ? [.. words.Where(word => !Weak.Contains(word)).Distinct()] : [.. words.Distinct()];
    }

    private static IReadOnlyList<string> Tokens(string text, bool asked = false)
    {
        string plain = string.Concat(text.ToLowerInvariant().Select(character => character is >= '\u3041' ? character.ToString() : string.Concat(character.ToString().Normalize(System.Text.NormalizationForm.FormD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark))));
        return [.. Runs().Matches(plain).SelectMany(run => run.Value[0] < '\u3041' ? [run.Value] : Pairs(run.Value, asked))];
    }

    private static IEnumerable<string> Pairs(string run, bool asked) =>
        Enumerable.Range(0, run.Length - 1).Select(at => run.Substring(at, 2)).Concat(asked && run.Length > 1 ? [] : [run[^1..]]);

    /// <summary>By its definition, from the front: equal letters, or the least of one left out, one too many, one for another, two swapped.</summary>
    private static int Slips(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0) return Math.Max(one.Length, other.Length);
        if (Math.Abs(one.Length - other.Length) > 2) return 3;
        if (one[0] == other[0]) return Slips(one[1..], other[1..]);
        int slips = 1 + Math.Min(Slips(one[1..], other[1..]), Math.Min(Slips(one[1..], other), Slips(one, other[1..])));
        return one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0] ? Math.Min(slips, 1 + Slips(one[2..], other[2..])) : slips;
    }

    [GeneratedRegex("[a-z0-9]+|[\u3041-\u30ff\u4e00-\u9fff]+")]
    private static partial Regex Runs();
}
