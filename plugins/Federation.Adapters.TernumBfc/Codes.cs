namespace Federation.Adapters.TernumBfc;

/// <summary>Codes joined by dashes.</summary>
internal static class Codes
{
    /// <summary>Each code once, in the source's order; none for null.</summary>
    public static IEnumerable<string> In(string? text) =>
        (text ?? "").Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase);
}
