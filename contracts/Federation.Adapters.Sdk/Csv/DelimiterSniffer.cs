namespace Federation.Adapters.Sdk;

/// <summary>Finds the delimiter of a table by its header row.</summary>
internal static class DelimiterSniffer
{
    // French spreadsheets write ';', so it wins where nothing else decides.
    private static readonly char[] Candidates = [';', ',', '\t', '|'];

    /// <summary>The delimiter under which most expected headers appear; among equals, the one that gives most columns.</summary>
    public static char Choose(string headerRow, IReadOnlyList<string> expected) => Candidates
        .Select(candidate => (candidate, headers: HeaderRow.Split(headerRow, candidate)))
        .OrderByDescending(choice => choice.headers.Intersect(expected, StringComparer.Ordinal).Count())
        .ThenByDescending(choice => choice.headers.Count)
        .First().candidate;

    public static string Show(char delimiter) => delimiter == '\t' ? "TAB" : $"'{delimiter}'";
}
