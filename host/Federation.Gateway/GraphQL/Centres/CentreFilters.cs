using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Errors;
using Federation.Registry.Criteria;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Turns a filter into a query of the index, and says what is wrong with it.</summary>
internal static class CentreFilters
{
    private const int MostTextCharacters = 200;

    /// <summary>Each word costs a look at the words that it might be.</summary>
    private const int MostWords = 16;

    /// <summary>So many of one kind are chosen by nobody, and each costs a look.</summary>
    private const int MostChoices = 50;

    /// <summary>Half way around the earth, in kilometres: no two places are further apart.</summary>
    private const double MostRadiusKm = 20_038;

    private const double UsualSavedKm = 1;

    /// <param name="filter">Null for all centres.</param>
    /// <param name="now">When labels have to hold.</param>
    /// <exception cref="CodedError">A value cannot be meant.</exception>
    public static CentreQuery Read(CentreFilterInput? filter, DateTimeOffset now) => filter is null ? new CentreQuery() : new CentreQuery
    {
        Text = Words(Text(filter.Text, "text")),
        Words = filter.Words ?? WordMatch.Forgiving,
        Networks = [.. Choices(filter.Networks, "networks").Select(GlobalId.ReadNetwork).Distinct()],
        Countries = [.. Choices(filter.Countries, "countries").Select(Country).Distinct()],
        Locality = Text(filter.Locality, "locality"),
        PostalCode = Text(filter.PostalCode, "postalCode"),
        Services = Keys(filter.Services, "services", ServiceKeys.All),
        AnyServices = Keys(filter.AnyServices, "anyServices", ServiceKeys.All),
        Accessibility = Keys(filter.Accessibility, "accessibility", Vocabulary.Accessibility.Keys),
        LeastCapacity = filter.LeastCapacity is < 1 ? throw CodedError.BadInput($"\"leastCapacity\" is 1 or more; it was {filter.LeastCapacity}.") : filter.LeastCapacity,
        OpenAt = filter.OpenAt,
        ChangedSince = filter.ChangedSince,
        Label = filter.Label is { } label ? Label(label, now) : null,
        Within = filter.Place?.Near is { } near ? Circle(near) : filter.Place?.Commute is { } commute ? Circle(commute) : null,
        Box = filter.Place?.Box is { } box ? Box(box) : null,
    };

    /// <summary>The way between home and office in metres; null where the filter names none.</summary>
    public static double? CommuteOf(CentreFilterInput? filter) => filter?.Place?.Commute is { } commute ? Point(commute.Home, "home").DistanceTo(Point(commute.Office, "office")) : null;

    private static string? Text(string? text, string field) =>
        text is { Length: > MostTextCharacters } ? throw CodedError.BadInput($"\"{field}\" has up to {MostTextCharacters} characters; it had {text.Length}.") : text;

    /// <exception cref="CodedError">It asks for more words than anybody types.</exception>
    public static string? Words(string? text) =>
        text is not null && SearchText.WordsIn(text) is > MostWords and var words ? throw CodedError.BadInput($"\"text\" has up to {MostWords} words; it had {words}.") : text;

    private static IReadOnlyList<string> Choices(IReadOnlyList<string>? chosen, string field) =>
        chosen is { Count: > MostChoices } ? throw CodedError.BadInput($"\"{field}\" has up to {MostChoices} items; it had {chosen.Count}.") : chosen ?? [];

    private static string Country(string country) => country is { Length: 2 } && country.All(char.IsAsciiLetter)
        ? country.ToUpperInvariant()
        : throw CodedError.BadInput("\"countries\" are codes of two letters after ISO 3166-1, for example \"FR\".");

    private static LabelCondition Label(LabelFilterInput label, DateTimeOffset now) => label.Level switch
    {
        null => new LabelCondition(1, label.Axis, now),
        >= 1 and <= CriteriaSet.TopLevel => new LabelCondition(label.Level.Value, label.Axis, now),
        _ => throw CodedError.BadInput($"\"label.level\" goes from 1 to {CriteriaSet.TopLevel}; it was {label.Level}."),
    };

    private static ImmutableArray<string> Keys(IReadOnlyList<string>? keys, string field, IEnumerable<string> known)
    {
        if (keys is null) return [];
        if (keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            throw CodedError.BadInput($"\"{field}\": \"{(unknown.Length > 40 ? unknown[..40] + "…" : unknown)}\" is not known. Known: {string.Join(", ", known)}.");
        }

        return [.. keys.Distinct()];
    }

    private static GeoCircle Circle(NearInput near)
    {
        if (near.RadiusKm is not (> 0 and <= MostRadiusKm)) throw CodedError.BadInput($"\"near.radiusKm\" is more than 0 and at most {MostRadiusKm}; it was {near.RadiusKm}.");
        return new GeoCircle(Point(near.Latitude, near.Longitude, "near"), near.RadiusKm * 1_000);
    }

    private static GeoCircle Circle(CommuteInput commute)
    {
        double savedKm = commute.LeastSavedKm ?? UsualSavedKm;
        if (savedKm is not (> 0 and <= MostRadiusKm)) throw CodedError.BadInput($"\"commute.leastSavedKm\" is more than 0 and at most {MostRadiusKm}; it was {savedKm}.");
        var home = Point(commute.Home, "home");
        double radius = home.DistanceTo(Point(commute.Office, "office")) - (savedKm * 1_000);
        return radius >= 0 ? new GeoCircle(home, radius) : throw CodedError.BadInput("\"commute\": no centre saves so much, the whole way to the office is shorter than \"leastSavedKm\".");
    }

    private static Location Point(PointInput point, string field) => Point(point.Latitude, point.Longitude, $"commute.{field}");

    private static Location Point(double latitude, double longitude, string field)
    {
        if (latitude is not (>= -90 and <= 90)) throw CodedError.BadInput($"\"{field}.latitude\" goes from -90 to 90; it was {latitude}.");
        if (longitude is not (>= -180 and <= 180)) throw CodedError.BadInput($"\"{field}.longitude\" goes from -180 to 180; it was {longitude}.");
        return new Location(latitude, longitude);
    }

    /// <exception cref="CodedError">A side is beyond the earth, or north is south.</exception>
    public static GeoBox Box(BoxInput input)
    {
        var box = new GeoBox(input.South, input.West, input.North, input.East);
        if (!box.IsValid) throw CodedError.BadInput("\"box\" has its south at or below its north, both from -90 to 90, and west and east from -180 to 180; west is greater than east only across the antimeridian.");
        return box;
    }
}
