using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds the places of a web page: in what it says for search engines, else in the element that comes again.</summary>
internal static class PageSniffer
{
    private const int MostBlocks = 200;

    /// <exception cref="AdapterException"><c>html.*</c>, <c>probe.no-records</c>.</exception>
    public static async Task<SourceSketch> SketchAsync(SourceStart start, OpenedSource source, CancellationToken cancellationToken)
    {
        var (document, _, _) = await HtmlDocumentReader.ReadAsync(source, ParserLimits.Standard, cancellationToken);
        using (document)
        {
            string[] unsure = start.IsCut ? ["Only the page's beginning was looked at."] : [];
            if (LinkedTypes(document) is { Count: > 0 } types) return new SourceSketch { Kind = SourceKind.JsonLd, Sample = start.Bytes, Types = types, Unsure = unsure };
            if (RepeatedElement.Find(document) is not { } found) throw ProbeFailures.NoRecords("a web page, maybe a login or an error");
            return new SourceSketch
            {
                Kind = SourceKind.Html,
                Sample = start.Bytes,
                Each = found.Selector,
                Take = RepeatedElement.Columns(found.Elements),
                Unsure = [.. unsure, $"The page was made for people. \"{found.Selector}\" is the element that comes again and holds most; look whether each one is a place."],
            };
        }
    }

    private static IReadOnlyList<string> LinkedTypes(IDocument document)
    {
        var blocks = new List<JsonDocument>();
        try
        {
            foreach (var script in document.QuerySelectorAll("script[type='application/ld+json' i]").Take(MostBlocks))
            {
                try
                {
                    blocks.Add(JsonText.Parse(Encoding.UTF8.GetBytes(script.TextContent), SourceStart.MostBytes * 4));
                }
                catch (AdapterException)
                {
                    // A run quarantines such a block by name.
                    continue;
                }
            }

            return JsonLdSniffer.Types(blocks.Select(block => block.RootElement));
        }
        finally
        {
            blocks.ForEach(block => block.Dispose());
        }
    }
}
