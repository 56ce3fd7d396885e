using System.Globalization;
using Federation.Web.Languages;

namespace Federation.Web.Directory;

/// <summary>The words of the directory in one language, and how it counts and measures.</summary>
public sealed record DirectoryWords
{
    public required Language Language { get; init; }

    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required string Results { get; init; }

    public required string What { get; init; }

    public required string WhatHint { get; init; }

    public required string Where { get; init; }

    public required string WhereHint { get; init; }

    public required string Within { get; init; }

    public required string Search { get; init; }

    public required string NearMe { get; init; }

    public required string NoPosition { get; init; }

    public required string Commute { get; init; }

    public required string CommuteHint { get; init; }

    public required string Home { get; init; }

    public required string Office { get; init; }

    public required string Filters { get; init; }

    public required string Apply { get; init; }

    public required string Clear { get; init; }

    public required string Remove { get; init; }

    public required string Label { get; init; }

    public required string AnyLevel { get; init; }

    public required string LevelOrMore { get; init; }

    public required string Axis { get; init; }

    public required string Overall { get; init; }

    public required IReadOnlyDictionary<string, string> Axes { get; init; }

    public required string Services { get; init; }

    public required string AllServices { get; init; }

    public required string Country { get; init; }

    public required string Network { get; init; }

    public required string Access { get; init; }

    public required string OpenNow { get; init; }

    public required string Capacity { get; init; }

    public required string More { get; init; }

    public required string Sort { get; init; }

    public required IReadOnlyDictionary<string, string> Orders { get; init; }

    public required string NothingFound { get; init; }

    public required string NothingYet { get; init; }

    public required string TryFewer { get; init; }

    public required string TryWider { get; init; }

    public required string UnknownTown { get; init; }

    public required string HalfAWay { get; init; }

    /// <summary>What is not all of the directory.</summary>
    public required string Selection { get; init; }

    public required string TownTaken { get; init; }

    public required string OtherTowns { get; init; }

    public required string Open { get; init; }

    public required string Closed { get; init; }

    public required string Stale { get; init; }

    public required string ListedBy { get; init; }

    public required string Compare { get; init; }

    public required string CompareThese { get; init; }

    public required string Previous { get; init; }

    public required string Next { get; init; }

    public required string Pages { get; init; }

    public required string Export { get; init; }

    public required string Map { get; init; }

    public required string AreaShown { get; init; }

    public required string NearYou { get; init; }

    public required string Refused { get; init; }

    public required string Busy { get; init; }

    public required string Crowded { get; init; }

    public required string Suggestions { get; init; }

    public required string SuggestedCentres { get; init; }

    public required string SuggestedTowns { get; init; }

    /// <summary>Counts centres: one, several.</summary>
    public required (string One, string Many) Centres { get; init; }

    public required (string One, string Many) WorkPlaces { get; init; }

    public required string Away { get; init; }

    public required string Saved { get; init; }

    public required string LevelName { get; init; }

    public required string NoLabel { get; init; }

    public static DirectoryWords Of(Language language) => language.Pick(DirectoryEnglish.Words, DirectoryFrench.Words);

    public string Number(int number) => number.ToString("N0", Language.Culture);

    /// <summary>French says "one" of nothing, too.</summary>
    public string Count(int number, (string One, string Many) noun) => $"{Number(number)} {(number == 1 || (number == 0 && Language == Language.French) ? noun.One : noun.Many)}";

    /// <summary>Below ten kilometres with one decimal.</summary>
    public string Kilometres(double kilometres) => $"{kilometres.ToString(kilometres < 10 ? "0.#" : "N0", Language.Culture)}\u00a0km";

    public string Level(int level) => string.Format(CultureInfo.InvariantCulture, LevelName, level);
}
