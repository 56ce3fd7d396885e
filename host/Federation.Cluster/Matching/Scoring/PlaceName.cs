using System.Text.RegularExpressions;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Folds a place's name so that its usual writings are one: <c>Jack's</c> and <c>Jacks</c>, <c>St-Géry</c> and <c>Saint Géry</c>, <c>MSAP</c> and <c>France services</c>.</summary>
internal static partial class PlaceName
{
    public static string Fold(string name) => NamePhrases.Whole(NameKey.Fold(Script.Apart(Possessive().Replace(name, "s"))));

    [GeneratedRegex(@"(?<=\p{L}{2})['’´`][sS](?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
