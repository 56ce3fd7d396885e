using System.Collections.Frozen;

namespace Federation.Adapters.Sdk;

/// <summary>Countries by their code or by a name in English, French or their own language.</summary>
public static class Countries
{
    // Every way a country is called here, its ISO 3166-1 alpha-2 code first.
    private static readonly string[][] Known =
    [
        ["AT", "Austria", "Autriche", "Österreich"],
        ["AU", "Australia", "Australie"],
        ["BE", "Belgium", "Belgique", "België", "Belgien"],
        ["BG", "Bulgaria", "Bulgarie", "България"],
        ["BR", "Brazil", "Brésil", "Brasil"],
        ["BY", "Belarus", "Biélorussie", "Беларусь"],
        ["CA", "Canada"],
        ["CH", "Switzerland", "Suisse", "Schweiz", "Svizzera"],
        ["CZ", "Czech Republic", "Czechia", "Tchéquie", "République tchèque", "Česko", "Česká republika"],
        ["DE", "Germany", "Allemagne", "Deutschland"],
        ["DK", "Denmark", "Danemark", "Danmark"],
        ["EE", "Estonia", "Estonie", "Eesti"],
        ["ES", "Spain", "Espagne", "España"],
        ["FI", "Finland", "Finlande", "Suomi"],
        ["FR", "France"],
        ["GB", "United Kingdom", "Royaume-Uni", "UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"],
        ["GR", "Greece", "Grèce", "Ελλάδα"],
        ["HR", "Croatia", "Croatie", "Hrvatska"],
        ["HU", "Hungary", "Hongrie", "Magyarország"],
        ["IE", "Ireland", "Irlande", "Éire"],
        ["IL", "Israel", "Israël"],
        ["IN", "India", "Inde"],
        ["IT", "Italy", "Italie", "Italia"],
        ["JP", "Japan", "Japon", "日本"],
        ["KP", "Democratic People's Republic of Korea", "North Korea", "Corée du Nord"],
        ["KR", "Republic of Korea", "South Korea", "Corée du Sud"],
        ["LT", "Lithuania", "Lituanie", "Lietuva"],
        ["LU", "Luxembourg", "Luxemburg", "Lëtzebuerg"],
        ["LV", "Latvia", "Lettonie", "Latvija"],
        ["MA", "Morocco", "Maroc"],
        ["MX", "Mexico", "Mexique", "México"],
        ["NL", "Netherlands", "The Netherlands", "Pays-Bas", "Nederland"],
        ["NO", "Norway", "Norvège", "Norge"],
        ["NZ", "New Zealand", "Nouvelle-Zélande"],
        ["PL", "Poland", "Pologne", "Polska"],
        ["PT", "Portugal"],
        ["RO", "Romania", "Roumanie", "România"],
        ["RS", "Serbia", "Serbie", "Србија"],
        ["SE", "Sweden", "Suède", "Sverige"],
        ["SI", "Slovenia", "Slovénie", "Slovenija"],
        ["SK", "Slovakia", "Slovaquie", "Slovensko"],
        ["SN", "Senegal", "Sénégal"],
        ["TN", "Tunisia", "Tunisie"],
        ["TR", "Turkey", "Turquie", "Türkiye"],
        ["UA", "Ukraine", "Україна"],
        ["US", "United States of America", "United States", "États-Unis", "USA", "U.S.A."],
    ];

    // Other places' names end with these words: New Mexico, Northern Ireland, New South Wales, New England.
    private static readonly FrozenSet<string> EndOtherNames =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Mexico", "Ireland", "Wales", "England", "India", "Canada", "Luxembourg", "Republic of Korea");

    private static readonly FrozenDictionary<string, string> ByName = Known
        .SelectMany(names => names.Select(name => (name, code: names[0])))
        .ToFrozenDictionary(entry => entry.name, entry => entry.code, StringComparer.OrdinalIgnoreCase);

    private static readonly (string Ending, string Code)[] Endings =
        [.. ByName.Where(entry => entry.Key.Length > 2 && !EndOtherNames.Contains(entry.Key)).Select(entry => (" " + entry.Key, entry.Value))];

    /// <summary>The code of a country given by code or name, ignoring case; null where it is none of those known here.</summary>
    public static string? CodeOf(string text) => ByName.GetValueOrDefault(text.Trim());

    /// <summary>
    /// The country that an address clearly ends in: its last part after a comma or line end, or that part's last words, a
    /// postcode of digits after it allowed. Null where it does not: a town alone says nothing.
    /// </summary>
    public static string? AtEndOf(string address)
    {
        string last = address.TrimEnd(' ', '.', ',', '\r', '\n', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Split(',', '\n')[^1].Trim();
        if (last.Length > 2 && CodeOf(last) is { } code) return code;
        return Endings.FirstOrDefault(entry => last.EndsWith(entry.Ending, StringComparison.OrdinalIgnoreCase)).Code;
    }
}
