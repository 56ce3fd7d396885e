using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

/// <summary>Directories and questions that meet in few words, places and services, so that answers are neither all nor nothing.</summary>
internal static class AnyDirectory
{
    private static readonly Gen<(double Latitude, double Longitude)> AnyPoint = Gen.Select(
        Gen.OneOf(Gen.Double[47.2, 47.4], Gen.Double[-90, 90]),
        // Places gather around one town, and on both sides of the antimeridian, where boxes go wrong.
        Gen.OneOf(Gen.Double[4.9, 5.2], Gen.Double[-180, 180], Gen.Double[179.5, 180], Gen.Double[-180, -179.5]));

    private static readonly Gen<Address?> AnyAddress = Gen.Select(
        Pick.From("Dijon", "DIJON", "Saint-Étienne", "Lyon", null),
        Pick.From("21000", "21300", "42000", "97410", null),
        Pick.From("FR", "FR", "BE", null),
        (town, code, country) => town is null && code is null && country is null ? null : new Address { Locality = town, PostalCode = code, Country = country });

    private static readonly Gen<ListingContent> AnyContent = Gen.Select(
        Pick.From("La Ruche", "Le Hangar à Bananes", "Hangar", "L'atelier d'Hélène", "Étincelle", "東京コワーキング", "Coworking for Makers", "Bibliothèque"),
        Pick.From(null, "Un hangar au bord de la Saône", "Coworking, atelier", "東京都", "La ruche du Lyon"),
        AnyAddress,
        Gen.OneOf(AnyPoint.Select(point => ((double, double)?)point), Pick.From<(double, double)?>([null])),
        Pick.From<string[]>([], ["coworking"], ["coworking", "kitchen"], ["wifi", "coworking"]),
        Gen.Select(Pick.From<int?>(null, 3, 12), Pick.From<string[]>([], ["wheelchair"]), Pick.From(null, "Mo-Fr 08:00-18:00", "Sa 10:00-12:00", "whenever")),
        (name, description, address, point, services, more) =>
            Content(name, point?.Item1, point?.Item2, null, services) with { Description = description, Address = address, Capacity = more.Item1, Accessibility = [.. more.Item2], OpeningHours = more.Item3 });

    private static readonly Gen<CentreLabel> AnyLabel = Gen.Select(Pick.From(0, 0, 1, 2, 3), Pick.From(1, 2, 3), (services, quality) => services == 0 ? CentreLabel.None : Awarded(services, quality));

    public static Gen<GeoBox> AnyBox { get; } = Gen.Select(AnyPoint, AnyPoint, (one, other) =>
        new GeoBox(Math.Min(one.Latitude, other.Latitude), one.Longitude, Math.Max(one.Latitude, other.Latitude), other.Longitude));

    public static Gen<SearchOracle.Place> AnyPlace { get; } = Gen.Select(AnyContent, Pick.From("census", "spaces", "both"), AnyLabel, Gen.Int[0, 3], (content, network, label, day) =>
        new SearchOracle.Place(State(content, network, Noon.AddDays(day)), label));

    public static Gen<CentreQuery> AnyQuery { get; } = Gen.Select(
        Gen.Select(
            Pick.From<string?>(null, null, "ruche", "LE HANG", "étin", "rien", "l'ATELIER", "de la", "hangr", "bilbiotheqeu", "コワ", "京", "lyon", "hangar 21", "?!"),
            Pick.From(WordMatch.Forgiving, WordMatch.Beginning, WordMatch.Whole)),
        Gen.Select(Pick.From<string[]>([], [], ["census"], ["census", "spaces"], ["nobody"]), Pick.From<string[]>([], [], ["FR"], ["RE"], ["BE", "FR"])),
        Gen.Select(Pick.From(null, null, null, "dijon", "saint etienne", "Nowhere"), Pick.From(null, null, null, "21", "974", "X")),
        Gen.Select(Pick.From<string[]>([], [], ["coworking"], ["kitchen", "coworking"]), Pick.From<string[]>([], [], ["wifi", "kitchen"], ["printing"]), Pick.From<string[]>([], [], ["wheelchair"])),
        Gen.Select(Pick.From<int?>(null, null, 10), Pick.From<DateTimeOffset?>(null, null, Noon.AddDays(1)), Pick.From<DateTimeOffset?>(null, null, Noon.AddDays(1), Noon.AddDays(2))),
        Gen.OneOf(Pick.From<GeoCircle?>([null]), Gen.Select(AnyPoint, Gen.OneOf(Gen.Double[0, 20_000], Gen.Double[0, 21_000_000]), (point, radius) => (GeoCircle?)new GeoCircle(new Location(point.Latitude, point.Longitude), radius))),
        Gen.OneOf(Pick.From<GeoBox?>([null, null]), AnyBox.Select(box => (GeoBox?)box)),
        Gen.OneOf(Pick.From<LabelCondition?>([null, null]), Gen.Select(Gen.Int[1, 3], Pick.From<Axis?>(null, Axis.Quality), Pick.From(Noon, Noon.AddYears(9)), (level, axis, at) => (LabelCondition?)new LabelCondition(level, axis, at))),
        (text, from, area, offered, more, within, box, label) => new CentreQuery
        {
            Text = text.Item1,
            Words = text.Item2,
            Networks = [.. from.Item1.Select(NetworkId.Parse)],
            Countries = [.. from.Item2],
            Locality = area.Item1,
            PostalCode = area.Item2,
            Services = [.. offered.Item1],
            AnyServices = [.. offered.Item2],
            Accessibility = [.. offered.Item3],
            LeastCapacity = more.Item1,
            OpenAt = more.Item2,
            ChangedSince = more.Item3,
            Within = within,
            Box = box,
            Label = label,
        });

    public static Gen<CentreSearch> AnySearch { get; } = Gen.Select(AnyQuery, Pick.From(Enum.GetValues<CentreOrder>()), (query, order) =>
        new CentreSearch(query, order == CentreOrder.Distance && query.Within is null ? CentreOrder.Name : order, 1_000) { LevelsAt = Noon });

    /// <summary>These centres, brought into an index a few at a time, some of them after an older version that said something else.</summary>
    public static IndexSnapshot Index(IReadOnlyList<SearchOracle.Place> places, int atOnce)
    {
        var index = IndexSnapshot.Empty;
        foreach (var batch in places.Chunk(atOnce))
        {
            var older = batch.Where((_, at) => at % 3 == 0).Select(place => Opened(Put(Key("census", "old"), Content("Hangar"))) with { Id = place.State.Id });
            index = index.With([.. older.Select(state => CentreEntry.Of(state, 1, IndexUse.Searching))], FeedCursor.Start);
            index = index.With([.. batch.Select(place => CentreEntry.Of(place.State, 2, IndexUse.Searching))], FeedCursor.Start);
        }

        return index.With([], FeedCursor.Start, [.. places.Where(place => place.Label != CentreLabel.None).Select(place => new IndexedLabel(place.State.Id, 1, place.Label))]);
    }

    private static CentreState State(ListingContent content, string network, DateTimeOffset at) => network == "both"
        ? Opened(Put(Key("census", "1"), content, at), Put(Key("spaces", "1"), content, at))
        : Opened(Put(Key(network, "1"), content, at));

    private static CentreLabel Awarded(int services, int quality)
    {
        var award = new LabelDecision.Award { MadeOn = 0, Actor = "operator", At = Noon, Reason = "Assessed.", Levels = new LabelLevels { Services = services, Quality = quality } };
        return CentreLabel.None.After(CentreLabel.None.Decide(award, CriteriaSet.First).Event!); // it is legal
    }
}
