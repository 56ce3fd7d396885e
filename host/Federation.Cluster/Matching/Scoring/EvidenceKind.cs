using System.Collections.Immutable;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>A kind of evidence: what of two listings is compared, and to which levels it may come. Immutable.</summary>
/// <param name="Name">As in the weights.</param>
/// <param name="Fields">What it needs; where either listing lacks one of them there is no evidence of this kind.</param>
/// <param name="Levels">As in the weights, by number; the first one, number 0, is "no evidence" and weighs nothing.</param>
/// <param name="Shown">What a person sees of one listing.</param>
internal sealed record EvidenceKind(string Name, MatchFields Fields, ImmutableArray<string> Levels, Func<ListingContent, string> Shown)
{
    /// <summary>How many levels any kind has at most, with the one for "no evidence".</summary>
    public const int MostLevels = 10;

    /// <summary>Every kind, in the order in which weights are added up.</summary>
    public static ImmutableArray<EvidenceKind> All { get; } =
    [
        Of<NameLevel>("name", MatchFields.Name, content => content.Name),
        Of<LettersLevel>("letters-of-name", MatchFields.Name, content => content.Name),
        Of<QualifierLevel>("numbers-in-names", MatchFields.Name, content => content.Name),
        Of<PartLevel>("part-of-a-place", MatchFields.Name, content => content.Name),
        Of<TownLevel>("name-beside-town", MatchFields.Name | MatchFields.Locality, content => $"{content.Name}, {content.Address?.Locality}"),
        Of<DistanceLevel>("distance", MatchFields.Location, content => $"{content.Location}"),
        Of<StreetLevel>("street", MatchFields.Street, content => content.Address?.Street ?? ""),
        Of<LettersLevel>("letters-of-street", MatchFields.Street, content => content.Address?.Street ?? ""),
        Of<PostcodeLevel>("postcode", MatchFields.Postcode, content => content.Address?.PostalCode ?? ""),
        Of<LocalityLevel>("locality", MatchFields.Locality, content => content.Address?.Locality ?? ""),
        Of<PhoneLevel>("phone", MatchFields.Phone, content => content.Phone ?? ""),
        Of<SiteLevel>("website", MatchFields.Website, content => content.Website ?? ""),
        Of<ContraryLevel>("name-against-street", MatchFields.Name | MatchFields.Street, content => $"{content.Name}, {content.Address?.Street}"),
    ];

    private static EvidenceKind Of<TLevel>(string name, MatchFields fields, Func<ListingContent, string> shown)
        where TLevel : struct, Enum =>
        new(name, fields, [.. Enum.GetNames<TLevel>().Select(level => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(level))], shown);
}

/// <summary>The parts of a listing that are compared.</summary>
[Flags]
internal enum MatchFields
{
    None = 0,
    Name = 1,
    Location = 2,
    Street = 4,
    Postcode = 8,
    Locality = 16,
    Phone = 32,
    Website = 64,
}
