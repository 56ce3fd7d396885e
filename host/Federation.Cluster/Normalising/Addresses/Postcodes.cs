using System.Text;

namespace Federation.Cluster.Normalising.Addresses;

/// <summary>The forms of postcodes, after the Universal Postal Union's addressing sheets, for the countries whose form is known here. Pure and thread safe.</summary>
internal static class Postcodes
{
    private static readonly (string Form, string[] Countries)[] Forms =
    [
        ("9999", ["AT", "AU", "BE", "BG", "CH", "DK", "HU", "LU", "NO", "NZ", "SI", "TN"]),
        ("99999", ["DE", "EE", "ES", "FI", "FR", "HR", "IT", "MA", "TR", "UA", "GP", "MQ", "GF", "RE", "PM", "YT", "BL", "MF", "WF", "PF", "NC"]),
        ("999 99", ["CZ", "GR", "SE", "SK"]),
        ("99-999", ["PL"]),
        ("9999-999", ["PT"]),
        ("9999 AA", ["NL"]),
        ("999999", ["IN", "RO"]),
        ("99999-999", ["BR"]),
        ("999-9999", ["JP"]),
        ("A9A 9A9", ["CA"]),
    ];

    private static readonly Dictionary<string, string> ByCountry = Forms.SelectMany(form => form.Countries.Select(country => (country, form.Form))).ToDictionary(entry => entry.country, entry => entry.Form);

    /// <summary>The postcode in its country's writing; where it does not fit, as it is. <c>Fits</c> is null where the country's form is not known.</summary>
    public static (string Text, bool? Fits) Read(string text, string? country)
    {
        if (country is null || !ByCountry.TryGetValue(country, out string? form)) return (text, null);
        string bare = Bare(text.StartsWith(country + "-", StringComparison.OrdinalIgnoreCase) ? text[(country.Length + 1)..] : text.StartsWith(country[..1] + "-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text);
        return Written(bare, form) is { } written ? (written, true) : (text, false);
    }

    // A form is digits, letters, and what sets them apart.
    private static string? Written(string bare, string form)
    {
        var written = new StringBuilder(form.Length);
        int next = 0;
        foreach (char place in form)
        {
            if (place is not ('9' or 'A')) written.Append(place);
            else if (next < bare.Length && (place == '9' ? char.IsAsciiDigit(bare[next]) : char.IsAsciiLetterUpper(bare[next]))) written.Append(bare[next++]);
            else return null;
        }

        return next == bare.Length ? written.ToString() : null;
    }

    private static string Bare(string text) => string.Concat(text.Where(character => character is not (' ' or '-'))).ToUpperInvariant();
}
