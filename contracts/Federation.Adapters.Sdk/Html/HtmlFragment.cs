using AngleSharp.Html.Parser;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Pieces of HTML that stand in a cell or a member: a description out of an editor.</summary>
public static class HtmlFragment
{
    // A description; what is longer is no piece.
    private const int MostCharacters = 256 << 10;
    private static readonly ParserLimits Limits = new() { HtmlElements = 10_000 };

    /// <summary>
    /// What a person reads of it, on one line, entities resolved, without scripts and styles. No script runs, nothing is loaded. A text without <c>&lt;</c> and <c>&amp;</c> is
    /// returned as it is; null for one that is longer than 256 Ki characters, or nested or branched beyond <see cref="ParserLimits"/>.
    /// </summary>
    public static string? TextOf(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&')) return html;
        if (html.Length > MostCharacters) return null;
        try
        {
            using var document = new HtmlParser(new HtmlGuard(Limits).Options).ParseDocument("<!doctype html><body>" + html);
            return document.Body is { } body ? HtmlText.Of(body, MostCharacters) : "";
        }
        catch (AdapterException)
        {
            return null;
        }
    }
}
