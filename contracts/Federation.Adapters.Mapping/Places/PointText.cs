using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Places;

/// <summary>Two numbers in one text: <c>48.85, 2.35</c>, <c>48,85; 2,35</c>, <c>POINT(2.35 48.85)</c>, degrees with minutes.</summary>
internal static partial class PointText
{
    /// <param name="isXy">Whether what it is written in puts the easting or longitude first: WKT does, whatever a mapping says of texts.</param>
    /// <returns>Null where it is no two numbers.</returns>
    public static (string First, string Second)? Read(string text, out bool isXy)
    {
        isXy = false;
        if (text.Length > 200) return null;
        string trimmed = text.Trim();
        if (Wkt().Match(trimmed) is { Success: true } wkt)
        {
            isXy = true;
            return (wkt.Groups["x"].Value, wkt.Groups["y"].Value);
        }

        string bare = trimmed.Trim('(', ')', '[', ']').Trim();
        foreach (var shape in (Regex[])[Sided(), SidedBefore(), Semicolon(), Comma(), Blank()])
        {
            if (shape.Match(bare) is { Success: true } match) return (match.Groups["one"].Value.Trim(), match.Groups["two"].Value.Trim());
        }

        return null;
    }

    [GeneratedRegex(@"^(?:SRID=[0-9]{1,6};)?\s*POINT\s*Z?\s*\(\s*(?<x>[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\s+(?<y>[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?:\s+[+-]?[0-9.]+)?\s*\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wkt();

    // Degrees end with the letter of their side, so nothing else has to stand between two of them.
    [GeneratedRegex(@"^(?<one>[^NSEWO;]{1,40}[NS])[\s,;/]*(?<two>[^NSEWO;]{1,40}[EWO])$", RegexOptions.CultureInvariant)]
    private static partial Regex Sided();

    [GeneratedRegex(@"^(?<one>[NS][^NSEWO;]{1,40}?)[\s,;/]*(?<two>[EWO][^NSEWO;]{1,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex SidedBefore();

    [GeneratedRegex(@"^(?<one>[^;|/]{1,60})[;|/](?<two>[^;|/]{1,60})$", RegexOptions.CultureInvariant)]
    private static partial Regex Semicolon();

    // One comma, or a comma followed by a blank between two decimal commas.
    [GeneratedRegex(@"^(?<one>[^,]{1,60}|[^,]{1,30},[0-9]+)\s*,\s+(?<two>[^,]{1,60}|[^,]{1,30},[0-9]+)$|^(?<one>[^,]{1,60}),(?<two>[^,]{1,60})$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^(?<one>[+-]?[0-9.,]{1,30})\s+(?<two>[+-]?[0-9.,]{1,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
