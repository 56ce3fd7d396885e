using System.Text.RegularExpressions;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Folds a place's name; an English possessive stays one word with its owner: <c>Jack's</c> and <c>Jacks</c>.</summary>
internal static partial class PlaceName
{
    public static string Fold(string name) => NameKey.Fold(Possessive().Replace(name, "s"));

    [GeneratedRegex(@"(?<=\p{L}{2})['’´`][sS](?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
