using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Reading;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>The element of a page that comes again with much in it: a card, an entry of a list, a row. Pure.</summary>
internal static partial class RepeatedElement
{
    private const int Fewest = 2;
    private const int LookedAt = 100;
    private const int MostElements = 20_000;

    /// <summary>Null where nothing comes again.</summary>
    public static (string Selector, IReadOnlyList<IElement> Elements)? Find(IDocument document)
    {
        var groups = (document.Body?.QuerySelectorAll("*") ?? Enumerable.Empty<IElement>()).Take(MostElements)
            .Where(element => SelectorOf(element) is not null && element.ParentElement is not null && !IsFurniture(element))
            .GroupBy(element => SelectorOf(element)!, StringComparer.Ordinal) // It has one, by the line before.
            .Where(group => group.Count() >= Fewest)
            .Select(group => (Selector: group.Key, Elements: (IReadOnlyList<IElement>)[.. group.Take(LookedAt)], Count: group.Count()))
            .Select(group => (group.Selector, group.Elements, Score: Math.Log2(group.Count + 1) * Richness(group.Elements)))
            .Where(group => group.Score > 0)
            .OrderByDescending(group => group.Score).ThenBy(group => group.Selector, StringComparer.Ordinal)
            .ToList();
        return groups is [var best, ..] && HtmlSelector.IsOne(best.Selector) ? (best.Selector, best.Elements) : null;
    }

    /// <summary>What is taken out of each: texts by their classes or tags, links, and ids that stand in attributes.</summary>
    public static IReadOnlyList<TakeSketch> Columns(IReadOnlyList<IElement> elements)
    {
        var columns = new List<TakeSketch>();
        foreach (string attribute in elements.SelectMany(element => element.Attributes.Select(attribute => attribute.Name)).Where(name => name == "id" || name.StartsWith("data-", StringComparison.Ordinal)).GroupBy(name => name).Where(name => name.Count() * 2 > elements.Count).Select(name => name.Key).Take(10))
        {
            if (PlainName().IsMatch(attribute)) Add(columns, new TakeSketch(attribute.Replace("data-", "", StringComparison.Ordinal), null, attribute, PersonWords.NamesPerson(attribute)));
        }

        foreach (string selector in elements.SelectMany(element => element.QuerySelectorAll("*").Select(InnerSelector).OfType<string>().Distinct()).GroupBy(name => name, StringComparer.Ordinal).Where(name => name.Count() * 4 > elements.Count).OrderByDescending(name => name.Count()).Select(name => name.Key).Take(40))
        {
            string name = selector.Split('.')[^1].Split(' ')[0]; // of a list's entries the list's
            bool isPerson = PersonWords.NamesPerson(name) || elements.Any(element => element.QuerySelector(selector) is { } inner && inner.QuerySelector("a[href^='mailto:']") is not null);
            bool isLink = selector == "a" || selector.StartsWith("a.", StringComparison.Ordinal);
            if (HtmlSelector.IsOne(selector)) Add(columns, isLink ? new TakeSketch(name == "a" ? "link" : name, selector == "a" ? "a[href^='http']" : selector, "href", isPerson) : new TakeSketch(name, selector, null, isPerson));
        }

        return columns;
    }

    private static void Add(List<TakeSketch> columns, TakeSketch column)
    {
        if (columns.All(other => other.Name != column.Name)) columns.Add(column);
    }

    // How many different things stand in most of them: cards hold a title, a place, a link; entries of a menu a link alone.
    private static double Richness(IReadOnlyList<IElement> elements)
    {
        int kinds = elements.SelectMany(element => element.QuerySelectorAll("*").Select(InnerSelector).OfType<string>().Distinct()).GroupBy(name => name, StringComparer.Ordinal).Count(name => name.Count() * 2 > elements.Count);
        double letters = elements.Average(element => Math.Min(element.TextContent.Length, 2_000));
        return kinds >= 2 && letters >= 10 ? kinds : 0;
    }

    private static string? SelectorOf(IElement element)
    {
        // A page may call its tags what no selector can: <p;>.
        string tag = element.LocalName;
        if (!PlainName().IsMatch(tag)) return null;
        if (element.ClassList.FirstOrDefault(name => PlainName().IsMatch(name)) is { } first) return $"{tag}.{first}";
        return tag is "tr" or "article" ? tag : null;
    }

    private static string? InnerSelector(IElement element)
    {
        if (!PlainName().IsMatch(element.LocalName) || element.LocalName is "script" or "style" or "br" or "svg" or "path" or "img" or "ul" or "ol") return null;
        if (element.ClassList.FirstOrDefault(name => PlainName().IsMatch(name)) is { } first) return $"{element.LocalName}.{first}";
        if (element.LocalName == "li" && element.ParentElement?.ClassList.FirstOrDefault(name => PlainName().IsMatch(name)) is { } list) return $".{list} li";
        return element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "address" or "a" or "time" or "td" or "dd" ? element.LocalName : null;
    }

    private static bool IsFurniture(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.LocalName is "nav" or "footer" or "header" or "form" or "script" or "select") return true;
        }

        return false;
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_-]{0,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
