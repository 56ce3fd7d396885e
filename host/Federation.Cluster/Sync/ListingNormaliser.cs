using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>
/// Brings a draft into canonical form: trimmed, bounded, without control characters, services from the vocabulary, a website that is an
/// address. Pure. What a draft says that cannot stand is left out with a warning; a draft without a name is refused.
/// </summary>
internal static class ListingNormaliser
{
    /// <summary>Part of the raw hash: raising it makes the next run map every record again.</summary>
    public const int Version = 2;

    private const int MostName = 300, MostText = 5_000, MostLine = 500, MostUrl = 2_000;

    public static NormalisedListing? Normalise(ListingDraft draft, List<Issue> issues)
    {
        string? name = Line(draft.Name, MostName, "name", issues);
        if (name is null)
        {
            issues.Add(Issue.Error("name.missing", "The listing has no name."));
            return null;
        }

        var content = new ListingContent
        {
            Name = name,
            Description = Text(draft.Description, MostText, "description", issues),
            Address = NormaliseAddress(draft.Address, issues),
            Location = draft.Location is { } point ? new Location(point.Latitude, point.Longitude) : null,
            Website = Website(draft.Website, issues),
            Phone = Line(draft.Phone, MostLine, "phone", issues),
            OpeningHours = OpeningHours(draft.OpeningHours, issues),
            Services = Services(draft.Services, issues),
            Capacity = Capacity(draft.Capacity, issues),
            LabelClaim = Line(draft.LabelClaim, MostLine, "labelClaim", issues),
        };
        var invalid = draft.InvalidFields.Where(field => ContentField.All.Any(known => known.Name == field)).Concat(LeftOut(draft, content));
        return new NormalisedListing(content, [.. invalid.Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Fields that the draft fills and the content does not: what was refused here is as unusable as what the adapter refused.</summary>
    private static IEnumerable<string> LeftOut(ListingDraft draft, ListingContent content)
    {
        if (content.Website is null && !string.IsNullOrWhiteSpace(draft.Website)) yield return "website";
        if (content.Capacity is null && draft.Capacity is not null) yield return "capacity";
        if (content.Services.IsEmpty && draft.Services.Count > 0) yield return ContentField.ServicesName;
    }

    private static Address? NormaliseAddress(PostalAddress? draft, List<Issue> issues)
    {
        if (draft is null) return null;
        var address = new Address
        {
            Street = Line(draft.Street, MostLine, "address", issues),
            PostalCode = Line(draft.PostalCode, 20, "address", issues),
            Locality = Line(draft.Locality, MostLine, "address", issues),
            Region = Line(draft.Region, MostLine, "address", issues),
            Country = Country(draft.Country, issues),
        };
        return address == new Address() ? null : address;
    }

    private static string? Country(string? draft, List<Issue> issues)
    {
        string? country = Line(draft, MostLine, "address", issues)?.ToUpperInvariant();
        if (country is null || (country.Length == 2 && country.All(char.IsAsciiLetterUpper))) return country;
        issues.Add(Issue.Warning("country.unknown", $"\"{Shortened(country)}\" is not a two-letter country code."));
        return null;
    }

    private static string? Website(string? draft, List<Issue> issues)
    {
        string? text = Line(draft, MostUrl, "website", issues);
        if (text is null) return null;
        string absolute = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (Uri.TryCreate(absolute, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0
            && address.Host.Contains('.', StringComparison.Ordinal))
        {
            return address.AbsoluteUri;
        }

        issues.Add(Issue.Warning("website.unreadable", $"\"{Shortened(text)}\" is not a web address."));
        return null;
    }

    /// <summary>Canonical where the hours are understood, else the text as it came.</summary>
    private static string? OpeningHours(string? draft, List<Issue> issues)
    {
        if (Text(draft, MostText, "openingHours", issues) is not { } text) return null;
        var reading = HoursReader.Read(text);
        if (reading.Understood) return reading.Hours.Text;
        issues.Add(Issue.Warning("hours.not-understood", $"\"{Shortened(text)}\" was kept as text: {reading.Reason}."));
        return text;
    }

    private static ImmutableArray<string> Services(IReadOnlyList<string> draft, List<Issue> issues)
    {
        issues.AddRange(draft.Where(key => !ServiceKeys.All.Contains(key)).Distinct().Select(key => Issue.Warning("service.unknown", $"\"{Shortened(key)}\" is not a service of the vocabulary.")));
        return [.. ServiceKeys.All.Where(draft.Contains).Order(StringComparer.Ordinal)];
    }

    private static int? Capacity(int? draft, List<Issue> issues)
    {
        if (draft is null or (> 0 and <= 100_000)) return draft;
        issues.Add(Issue.Warning("capacity.range", string.Create(CultureInfo.InvariantCulture, $"A capacity of {draft} is not believable.")));
        return null;
    }

    /// <summary>One line: every run of white space and control characters is one space.</summary>
    private static string? Line(string? text, int most, string field, List<Issue> issues) => Clean(text, most, field, issues, keepLines: false);

    /// <summary>Text that keeps its line ends.</summary>
    private static string? Text(string? text, int most, string field, List<Issue> issues) => Clean(text, most, field, issues, keepLines: true);

    private static string? Clean(string? text, int most, string field, List<Issue> issues, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string result = IsClean(text) ? text : Cleaned(text, keepLines, most);
        if (result.Length <= most) return result.Length == 0 ? null : result;
        issues.Add(Issue.Warning("text.too-long", $"The {field} has {result.Length} characters; the first {most} were kept."));
        int end = char.IsHighSurrogate(result[most - 1]) ? most - 1 : most;
        return result[..end].TrimEnd();
    }

    /// <summary>
    /// True for what cleaning would give back as it is, which is most of what is published: words of letters and signs below U+0300,
    /// where every character is its own composed form, with single spaces between them.
    /// </summary>
    private static bool IsClean(string text)
    {
        char before = ' ';
        foreach (char character in text)
        {
            bool passes = character switch
            {
                ' ' => before != ' ',
                '\u00AD' => false, // The soft hyphen, the only invisible one here.
                _ => character is (> ' ' and <= '~') or (> '\u00A0' and < '\u0300'),
            };
            if (!passes) return false;
            before = character;
        }

        return before != ' ';
    }

    private static string Cleaned(string text, bool keepLines, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            bool line = rune.Value == '\n';
            if (keepLines && line && clean.Length > 0)
            {
                while (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
                if (clean is not [.., '\n', '\n']) clean.Append('\n');
            }
            else if (IsInvisible(rune) || IsNoncharacter(rune))
            {
                continue;
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n')) clean.Append(' ');
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Marks that change the direction of text or hide inside words; the two joiners are letters' business and stay.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);

    /// <summary>What Unicode keeps for programs' own use (U+FFFE, U+FDD0, …). No text holds it, and composing a text with one throws.</summary>
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..59] + "…";
}

/// <summary>A listing ready for its centre.</summary>
/// <param name="InvalidFields">Known field names, in ordinal order.</param>
internal sealed record NormalisedListing(ListingContent Content, ImmutableArray<string> InvalidFields)
{
    public string ContentHash { get; } = Centres.ContentHash.Of(Content, InvalidFields);
}
