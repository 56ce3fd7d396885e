using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Suggestions;

/// <summary>Brings a suggested value into the form in which listings say it, by the rules that listings go through. Pure.</summary>
internal static class SuggestedValue
{
    /// <summary>The fields that take suggestions: those that are one text or one number.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["name", "description", "website", "phone", "openingHours", "capacity"];

    /// <summary>The value as text; null where the field cannot hold it.</summary>
    /// <param name="field">One of <see cref="Fields"/>.</param>
    /// <param name="now">What the listing says, for what a value depends on: a telephone on the country.</param>
    public static string? Read(string field, string value, ListingContent now)
    {
        var draft = new ListingDraft
        {
            Name = field == "name" ? value : now.Name,
            Description = field == "description" ? value : null,
            Address = now.Address?.Country is { } country ? new PostalAddress { Country = country } : null,
            Website = field == "website" ? value : null,
            Phone = field == "phone" ? value : null,
            OpeningHours = field == "openingHours" ? value : null,
            Capacity = field == "capacity" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int places) ? places : null,
        };
        var issues = new List<Issue>();
        return ListingNormaliser.Normalise(draft, issues) is { } listing && issues.Count == 0 ? Field(field).Text(listing.Content) : null;
    }

    /// <summary>Whether the listing says so; in words for people, case, accents and punctuation make no difference.</summary>
    public static bool IsCarried(string field, string value, ListingContent content) => Field(field).Text(content) is { } text && (text == value || (IsWords(field) && NameKey.Fold(text) == NameKey.Fold(value)));

    private static bool IsWords(string field) => field is "name" or "description";

    public static ContentField Field(string name) => ContentField.All.Single(field => field.Name == name);
}
