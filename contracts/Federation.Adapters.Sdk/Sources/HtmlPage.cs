namespace Federation.Adapters.Sdk;

/// <summary>Tells a web page from data by its first characters.</summary>
internal static class HtmlPage
{
    private static readonly string[] Marks = ["<!doctype html", "<html", "<head", "<body", "<title"];

    /// <param name="start">The first characters of an answer, without leading blanks.</param>
    public static bool Begins(string start) =>
        start.StartsWith('<') && Marks.Any(mark => start.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
