using Federation.Adapters.Mapping.Places;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>In which country a listing's places are, where that is certain: by a column, by its postcodes and the language of its columns.</summary>
internal static class CountryGuess
{
    private static readonly (string Country, string[] Words)[] Languages =
    [
        ("FR", ["COMMUNE", "VILLE", "ADRESSE", "HORAIRES", "INSEE", "DEPARTEMENT", "TELEPHONE", "TEL", "RUE", "VOIE", "LUNDI", "CP", "NOM", "PRESTATIONS", "CODEPOSTAL"]),
        ("DE", ["PLZ", "ORT", "STRASSE", "HAUSNUMMER", "OFFNUNGSZEITEN", "BUNDESLAND"]),
        ("ES", ["CALLE", "CIUDAD", "MUNICIPIO", "PROVINCIA", "HORARIO", "CODIGO"]),
        ("IT", ["INDIRIZZO", "COMUNE", "ORARI", "CAP", "PROVINCIA"]),
    ];

    /// <summary>An ISO code; null where it is not certain.</summary>
    public static string? Of(IReadOnlyList<ColumnProfile> columns)
    {
        if (columns.FirstOrDefault(IsCountry) is { } named && named.Texts.OfType<string>().Select(Countries.CodeOf).OfType<string>().GroupBy(code => code).OrderByDescending(code => code.Count()).FirstOrDefault() is { } most && most.Count() * 10 >= named.FilledCount * 8) return most.Key;
        if (columns.Any(column => FieldWords.Standard.Score("localityCode", column.Name) > 40 && column.Share(ValueShapes.IsInsee) > 0.7)) return "FR";
        var postcodes = columns.Where(column => FieldWords.Standard.Score("postalCode", column.Name) > 0 && !column.IsPerson).SelectMany(column => column.Values).Where(ValueShapes.IsPostalCode).ToList();
        if (postcodes.Count(code => code.Length == 8 && code[4] == '-') * 10 > postcodes.Count * 8) return postcodes.Count > 0 ? "PT" : OfPhones(columns);
        int five = postcodes.Count(code => code.Length == 5);
        if (postcodes.Count == 0 || five * 3 < postcodes.Count) return OfPhones(columns);
        var words = columns.SelectMany(column => NameTokens.Of(column.Name.Replace('.', ' '))).ToHashSet(StringComparer.Ordinal);
        var best = Languages.Select(language => (language.Country, Count: language.Words.Count(words.Contains))).OrderByDescending(language => language.Count).First();
        return best.Count >= 2 ? best.Country : OfPhones(columns);
    }

    /// <summary>Whether such a place is one of the country; true where nothing is known of it.</summary>
    public static bool Holds(string? country, double latitude, double longitude) =>
        country is null || Areas.Find(country) is not { } area || (latitude >= area.South && latitude <= area.North && longitude >= area.West && longitude <= area.East);

    private static bool IsCountry(ColumnProfile column) => FieldWords.Standard.Score("country", column.Name) > 0 && column.Share(text => Countries.CodeOf(text) is not null) > 0.6;

    private static string? OfPhones(IReadOnlyList<ColumnProfile> columns)
    {
        var phones = columns.Where(column => FieldWords.Standard.Score("phone", column.Name) > 0).SelectMany(column => column.Values).ToList();
        return phones.Count > 2 && phones.Count(phone => phone.StartsWith("+33", StringComparison.Ordinal) || phone.StartsWith("0033", StringComparison.Ordinal)) * 10 > phones.Count * 8 ? "FR" : null;
    }
}
