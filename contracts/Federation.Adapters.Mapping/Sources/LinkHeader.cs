using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>The header <c>Link</c> (RFC 8288), as far as pages need it.</summary>
internal static partial class LinkHeader
{
    private const int MostCharacters = 8_192;

    /// <summary>The address of the next page; null where none is named.</summary>
    public static string? Next(IEnumerable<string> values)
    {
        string header = string.Join(", ", values);
        if (header.Length > MostCharacters) return null;
        foreach (Match link in Link().Matches(header))
        {
            if (Relation().Match(link.Groups["parameters"].Value) is { Success: true } relation && relation.Groups["names"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase)) return link.Groups["address"].Value;
        }

        return null;
    }

    [GeneratedRegex("""<(?<address>[^<>]*)>(?<parameters>(?:\s*;[^,;"]*(?:"[^"]*")?)*)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("""\brel\s*=\s*"?(?<names>[^";,]*)"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Relation();
}
