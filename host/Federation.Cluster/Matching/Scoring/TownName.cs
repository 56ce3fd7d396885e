namespace Federation.Cluster.Matching.Scoring;

/// <summary>Folds a town's name so that its usual writings are one: <c>ST-GÉRY VERS</c>, <c>Saint Géry-Vers</c>; <c>Paris 18e</c>, <c>PARIS 18</c>, <c>Paris Cedex</c>.</summary>
internal static class TownName
{
    public static string Fold(string town)
    {
        string folded = NameKey.Fold(Script.Apart(town));
        var words = folded.Split(' ').Where(word => !IsDistrict(word)).Select(word => word switch { "st" => "saint", "ste" => "sainte", _ => word });
        return string.Join(' ', words);
    }

    // Numbers of districts and of mail rounds, with the ending of an ordinal.
    private static bool IsDistrict(string word) => word.Length == 0 || char.IsAsciiDigit(word[0]) || word is "cedex" or "e" or "er" or "eme" or "arrondissement";
}
