namespace Federation.Adapters.Mapping.Reading;

/// <summary>What somebody who misspelt a word may have meant.</summary>
internal static class Suggestion
{
    private const int MostCharacters = 40;

    // What people call things who do not have the list of keys beside them.
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["NOM"] = "name", ["TITLE"] = "name", ["TITRE"] = "name", ["LABEL"] = "name",
        ["ADRESSE"] = "address", ["RUE"] = "street", ["VOIE"] = "street", ["CODEPOSTAL"] = "postalCode", ["CP"] = "postalCode", ["ZIP"] = "postalCode", ["POSTCODE"] = "postalCode",
        ["VILLE"] = "locality", ["COMMUNE"] = "locality", ["CITY"] = "locality", ["TOWN"] = "locality", ["PAYS"] = "country", ["INSEE"] = "localityCode",
        ["LATITUDE"] = "location", ["LONGITUDE"] = "location", ["COORDINATES"] = "location", ["COORDONNEES"] = "location", ["LAT"] = "latitude", ["LON"] = "longitude", ["LNG"] = "longitude",
        ["SITE"] = "website", ["URL"] = "website", ["WEB"] = "website", ["TEL"] = "phone", ["TELEPHONE"] = "phone", ["HORAIRES"] = "openingHours", ["HOURS"] = "openingHours",
        ["LANGUES"] = "languages", ["TARIFS"] = "prices", ["PRIX"] = "prices", ["CAPACITE"] = "capacity", ["PLACES"] = "capacity", ["ACCESSIBILITE"] = "accessibility", ["UPDATED"] = "modifiedAt",
        ["TYPE"] = "format", ["SEPARATOR"] = "delimiter", ["SEPARATEUR"] = "delimiter", ["CHARSET"] = "encoding", ["SKIP"] = "rowsBefore", ["ENTETES"] = "headers", ["COLUMNS"] = "headers", ["SELECTOR"] = "each",
        ["KEY"] = "id", ["CLE"] = "id", ["IDENTIFIANT"] = "id", ["GROUP"] = "groupBy", ["FILTER"] = "where", ["FILTRE"] = "where", ["COLONNE"] = "column", ["COLUMN"] = "from", ["REGEX"] = "take", ["CONSTANT"] = "value",
        ["EPSG"] = "system", ["CRS"] = "system", ["LICENSE"] = "licence",
    };

    /// <summary>The choice that is nearest, where it is near: a third of its letters and at most three are other ones. Null where none is.</summary>
    public static string? For(string word, IEnumerable<string> choices)
    {
        if (word.Length > MostCharacters) return null;
        if (Meant.TryGetValue(Bare(Values.Folding.Of(word)), out string? meant) && choices.Contains(meant)) return meant;
        var (best, distance) = choices.Select(choice => (choice, Distance(Bare(word), Bare(choice)))).OrderBy(pair => pair.Item2).ThenBy(pair => pair.choice, StringComparer.Ordinal).FirstOrDefault();
        return best is not null && distance <= Math.Min(3, Math.Max(1, best.Length / 3)) ? best : null;
    }

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Letters put in, left out, changed, or two side by side swapped.
    private static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= other.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[one.Length, other.Length];
    }
}
