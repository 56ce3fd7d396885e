using System.Globalization;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>
/// What a person would be astonished to see otherwise: that nearer speaks for one place at least as much as farther, that what is equal does not speak against it and what is unlike not for it.
/// The labelled pairs are chosen near each other, so that without this an equal town would count as evidence against one place.
/// </summary>
internal static class WeightShape
{
    /// <summary>Levels of one kind, of which none weighs more than the one before it.</summary>
    public static IReadOnlyList<int[]> Falling { get; } =
    [
        Levels("distance", DistanceLevel.Below25, DistanceLevel.Below100, DistanceLevel.Below250, DistanceLevel.Below500, DistanceLevel.Below1000, DistanceLevel.Below3000, DistanceLevel.Beyond),
        .. new[] { "letters-of-name", "letters-of-street" }.Select(kind => Levels(kind, LettersLevel.Same, LettersLevel.From90, LettersLevel.From75, LettersLevel.From60, LettersLevel.From45, LettersLevel.From30, LettersLevel.Below30)),
        Levels("street", StreetLevel.SameNumber, StreetLevel.Same, StreetLevel.Partly, StreetLevel.Other),
        Levels("postcode", PostcodeLevel.Same, PostcodeLevel.SameArea, PostcodeLevel.Other),
        Levels("locality", LocalityLevel.Same, LocalityLevel.Partly, LocalityLevel.Other),
        Levels("phone", PhoneLevel.Same, PhoneLevel.Near, PhoneLevel.Other),
        Levels("website", SiteLevel.SamePage, SiteLevel.SameSite, SiteLevel.SameOwner, SiteLevel.Other),
        Levels("name", NameLevel.Equal, NameLevel.Alike, NameLevel.Contained, NameLevel.ShareMuch, NameLevel.ShareSome, NameLevel.Differ),
    ];

    /// <summary>Levels that do not speak against one place.</summary>
    public static IReadOnlySet<int> NotBelowZero { get; } = new HashSet<int>(
    [
        .. Levels("name", NameLevel.Equal, NameLevel.EqualCommon, NameLevel.Alike),
        .. Levels("distance", DistanceLevel.Below25),
        .. Levels("street", StreetLevel.SameNumber, StreetLevel.Same),
        .. Levels("postcode", PostcodeLevel.Same),
        .. Levels("locality", LocalityLevel.Same),
        .. Levels("phone", PhoneLevel.Same),
        .. Levels("website", SiteLevel.SamePage, SiteLevel.SameSite),
    ]);

    /// <summary>Levels that do not speak for one place.</summary>
    public static IReadOnlySet<int> NotAboveZero { get; } = new HashSet<int>(
    [
        .. Levels("name", NameLevel.ShareCommon, NameLevel.Differ),
        .. Levels("numbers-in-names", QualifierLevel.Differ),
        .. Levels("part-of-a-place", PartLevel.OneIsPart),
        .. Levels("name-beside-town", TownLevel.Differ),
        .. Levels("distance", DistanceLevel.Below1000, DistanceLevel.Below3000, DistanceLevel.Beyond),
        .. Levels("street", StreetLevel.OtherNumber, StreetLevel.Other),
        .. Levels("postcode", PostcodeLevel.Other),
        .. Levels("locality", LocalityLevel.Other),
        .. Levels("phone", PhoneLevel.Other),
        .. Levels("website", SiteLevel.OtherPage, SiteLevel.Other),
        .. Levels("name-against-street", ContraryLevel.OneAddressOtherNames),
    ]);

    /// <summary>
    /// The highest weight that a level may have, whatever the pairs say. Of the labelled pairs hardly any are of two places at one address, while town halls and shared houses are full of them:
    /// with other names, one address and one telephone do not make a pair sure, and a person decides.
    /// </summary>
    public static IReadOnlyList<(int Feature, double Weight)> Ceilings { get; } = [(Levels("name-against-street", ContraryLevel.OneAddressOtherNames)[0], -1.25)];

    private static int[] Levels<TLevel>(string kind, params TLevel[] levels)
        where TLevel : struct, Enum =>
        [.. levels.Select(level => (EvidenceKind.All.Index().Single(entry => entry.Item.Name == kind).Index * EvidenceKind.MostLevels) + Convert.ToInt32(level, CultureInfo.InvariantCulture))];
}
