using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using PhoneNumbers;

namespace Federation.Cluster.Normalising.Phones;

/// <summary>
/// Reads the telephone numbers of a text by the rules of libphonenumber: one or several, with an extension, or a short one such as 3960. What is no valid number of
/// the place's country, nor of the country it names itself, is not understood. Pure and thread safe.
/// </summary>
internal static partial class PhoneReader
{
    private const int MostNumbers = 10;

    /// <summary>Where no country is known, only numbers that name their own are read.</summary>
    private const string NoRegion = "ZZ";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo ShortNumbers = ShortNumberInfo.GetInstance();

    /// <summary>France and its parts overseas are dialled from each other without a country's code, and no number is valid in two of them.</summary>
    private static readonly string[] French = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM"];

    /// <summary>Every number of the text, each once; none where any part of the text is something else.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 of the place; null where it is not known.</param>
    public static ImmutableArray<Telephone> Read(string text, string? country)
    {
        string[] regions = RegionsOf(country);
        if (ReadOne(text, regions) is { } only) return [only];
        var telephones = ImmutableArray.CreateBuilder<Telephone>();
        foreach (string piece in Separator().Split(text).Where(piece => !string.IsNullOrWhiteSpace(piece)))
        {
            if (telephones.Count == MostNumbers || ReadOne(piece, regions) is not { } telephone) return [];
            if (!telephones.Contains(telephone)) telephones.Add(telephone);
        }

        return telephones.DrainToImmutable();
    }

    private static string[] RegionsOf(string? country) => country switch
    {
        null => [NoRegion],
        "BL" or "MF" => French,
        "FR" => French,
        _ when French.Contains(country) => [country, .. French.Where(other => other != country)],
        _ => [country],
    };

    private static Telephone? ReadOne(string piece, string[] regions)
    {
        if (Shape().Match(piece) is not { Success: true } match) return null;
        string digits = match.Groups["digits"].Value.Trim();
        string? extension = match.Groups["extension"] is { Success: true } group ? group.Value : null;
        foreach (string region in regions)
        {
            if (Parsed(digits, region) is not { } number) continue;
            if (Numbers.IsValidNumber(number)) return Of(number, extension);
            if (extension is null && region != NoRegion && ShortNumbers.IsValidShortNumberForRegion(number, region)) return new Telephone(null, number.NationalNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
        }

        return null;
    }

    private static Telephone Of(PhoneNumber number, string? extension)
    {
        string shown = Numbers.Format(number, PhoneNumberFormat.INTERNATIONAL);
        return new Telephone(Numbers.Format(number, PhoneNumberFormat.E164), extension is null ? shown : $"{shown} ext. {extension}", extension);
    }

    /// <summary>Null where it cannot be a number at all.</summary>
    private static PhoneNumber? Parsed(string digits, string region)
    {
        try
        {
            return Numbers.Parse(digits, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // A word for what follows, digits as people group them, an extension.
    [GeneratedRegex(
        @"^\s*(?:(?:t[ée]l(?:[ée]phone)?|tel|phone|standard|accueil|mobile|portable|fixe)\s?\.?\s?:?\s?)?(?<digits>[+(]?[0-9][0-9 ()./\u00A0\u2009\u202F\u2011\u2013-]{1,29})(?:\s?(?:ext|extension|poste|x|#)\.?\s?(?<extension>[0-9]{1,6}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"[;,|\n]|\s/\s|\s-\s(?=0|\+)|(?<=[0-9]{2})/(?=0|\+)|\s(?:ou|or|et|and|&)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
