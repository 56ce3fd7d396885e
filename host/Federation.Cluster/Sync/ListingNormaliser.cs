using System.Collections.Immutable;
using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Accessibility;
using Federation.Cluster.Normalising.Addresses;
using Federation.Cluster.Normalising.Capacities;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Normalising.Languages;
using Federation.Cluster.Normalising.Peers;
using Federation.Cluster.Normalising.Phones;
using Federation.Cluster.Normalising.Prices;
using Federation.Cluster.Normalising.Texts;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Normalising.Websites;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// Brings a draft into canonical form, one subject after another (<c>Normalising/</c>): trimmed, bounded, without control characters, codes and keys where they are
/// understood. Pure. What a draft says that cannot stand is left out with a warning, what is not understood is kept as text with one; a draft without a name is refused.
/// </summary>
internal static class ListingNormaliser
{
    /// <summary>Part of the raw hash: raising it makes the next run map every record again.</summary>
    public const int Version = 4;

    private const int MostName = 300;

    private static readonly MentionNormaliser Languages = new("languages", LanguageReader.Pieces, LanguageReader.Read, count =>
        Issue.Warning("language.not-understood", $"{count} of the languages were kept as text: they are no code, tag or name in French or English."));

    private static readonly MentionNormaliser Accessibility = new("accessibility", AccessibilityReader.Pieces, AccessibilityReader.Read, count =>
        Issue.Warning("accessibility.not-understood", $"{count} of the mentions of accessibility were kept as text: the vocabulary does not know them."));

    public static NormalisedListing? Normalise(ListingDraft draft, List<Issue> issues)
    {
        string? name = DraftTexts.Line(draft.Name, MostName, "name", issues);
        if (name is null)
        {
            issues.Add(Issue.Error("name.missing", "The listing has no name."));
            return null;
        }

        PeerTerms? peer = null;
        if (draft.Origin is { } origin)
        {
            peer = OriginNormaliser.Normalise(origin, draft.ForeignLabels, issues);
            if (peer is null) return null;
        }

        var address = AddressNormaliser.Normalise(draft.Address, issues);
        var (phone, phones) = PhoneNormaliser.Normalise(draft.Phone, address?.Country, issues);
        var (capacity, capacityText) = Capacity(draft, issues);
        var content = new ListingContent
        {
            Name = name,
            Description = DraftTexts.Block(draft.Description, "description", issues),
            Address = address,
            Location = draft.Location is { } point ? new Location(point.Latitude, point.Longitude) : null,
            Website = WebsiteNormaliser.Normalise(draft.Website, issues),
            Phone = phone,
            Phones = phones,
            OpeningHours = OpeningHours(draft.OpeningHours, issues),
            Services = Services(draft.Services, issues),
            Capacity = capacity,
            CapacityText = capacityText,
            Languages = Languages.Normalise(draft.Languages, issues),
            Accessibility = Accessibility.Normalise(draft.Accessibility, issues),
            Prices = PriceNormaliser.Normalise(draft.Prices, issues),
            LabelClaim = DraftTexts.Line(draft.LabelClaim, DraftTexts.MostLine, "labelClaim", issues),
        };
        var invalid = draft.InvalidFields.Where(field => ContentField.All.Any(known => known.Name == field)).Concat(LeftOut(draft, content));
        return new NormalisedListing(content, [.. invalid.Distinct().Order(StringComparer.Ordinal)]) { Peer = peer };
    }

    /// <summary>Fields that the draft fills and the content does not: what was refused here is as unusable as what the adapter refused.</summary>
    private static IEnumerable<string> LeftOut(ListingDraft draft, ListingContent content)
    {
        if (content.Website is null && !string.IsNullOrWhiteSpace(draft.Website)) yield return "website";
        if (content is { Capacity: null, CapacityText: null } && (draft.Capacity is not null || !string.IsNullOrWhiteSpace(draft.CapacityText))) yield return "capacity";
        if (content.Services.IsEmpty && draft.Services.Count > 0) yield return ContentField.ServicesName;
    }

    /// <summary>Canonical where the hours are understood, else the text as it came.</summary>
    private static string? OpeningHours(string? draft, List<Issue> issues)
    {
        if (DraftTexts.Block(draft, "openingHours", issues) is not { } text) return null;
        var reading = HoursReader.Read(text);
        if (reading.Understood) return reading.Hours.Text;
        issues.Add(Issue.Warning("hours.not-understood", $"\"{DraftTexts.Shortened(text)}\" was kept as text: {reading.Reason}."));
        return text;
    }

    private static ImmutableArray<string> Services(IReadOnlyList<string> draft, List<Issue> issues)
    {
        issues.AddRange(draft.Where(key => !Vocabulary.Services.Has(key)).Distinct().Select(key => Issue.Warning("service.unknown", $"\"{DraftTexts.Shortened(key)}\" is not a service of the vocabulary.")));
        return [.. draft.Where(Vocabulary.Services.Has).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The number, or the words that hold none.</summary>
    private static (int? Places, string? Text) Capacity(ListingDraft draft, List<Issue> issues)
    {
        string? text = draft.Capacity is null ? DraftTexts.Line(draft.CapacityText, DraftTexts.MostLine, "capacity", issues) : null;
        int? places = draft.Capacity ?? (text is null ? null : CapacityReader.Read(text));
        if (places is > 0 and <= 100_000) return (places, null);
        if (places is not null) issues.Add(Issue.Warning("capacity.range", string.Create(CultureInfo.InvariantCulture, $"A capacity of {places} is not believable.")));
        else if (text is not null) issues.Add(Issue.Warning("capacity.unreadable", "The work places are no whole number; they were kept as text."));
        return (null, places is null ? text : null);
    }
}

/// <summary>A listing ready for its centre.</summary>
/// <param name="InvalidFields">Known field names, in ordinal order.</param>
internal sealed record NormalisedListing(ListingContent Content, ImmutableArray<string> InvalidFields)
{
    public string ContentHash { get; } = Centres.ContentHash.Of(Content, InvalidFields);

    /// <summary>Its origin and what comes with it; null where no peer handed it on.</summary>
    public PeerTerms? Peer { get; init; }
}
