using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Reads a page into a tree as browsers do, whatever its tags look like. No script runs, nothing that the page names is loaded.
/// </summary>
internal static partial class HtmlDocumentReader
{
    /// <summary>The document, its encoding's name, and whether it breaks off within a script. The caller disposes it. <see cref="BrokenText.Mark"/> stands for bytes that are no text.</summary>
    /// <exception cref="AdapterException"><c>html.too-large</c>, <c>html.too-deep</c>, <c>html.too-many-elements</c>.</exception>
    public static async Task<(IDocument Document, string EncodingName, bool EndsInScript)> ReadAsync(OpenedSource source, ParserLimits limits, CancellationToken cancellationToken)
    {
        byte[] bytes = await BoundedBytes.ReadAsync(source.Stream, limits.HtmlBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "html.too-large", $"The page is larger than {limits.HtmlBytes} bytes.");
        using var text = new SniffingTextReader(new ReplayingStream(bytes, Stream.Null), Named(source), int.MaxValue, cancellationToken);
        var page = new StringBuilder();
        var buffer = new char[32 << 10];
        for (int count; (count = await text.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0;) page.Append(buffer, 0, count);
        var guard = new HtmlGuard(limits);
        return (new HtmlParser(guard.Options).ParseDocument(page.ToString()), text.EncodingName, guard.EndsInScript);
    }

    // A page says of itself what it is in; one in UTF-16 cannot have said so in ASCII.
    private static Encoding? Named(OpenedSource source)
    {
        if (source.WideEncoding is not null || Charset().Match(source.StartText) is not { Success: true } match) return null;
        return Encodings.ByName(match.Groups["name"].Value) is { } encoding && encoding.GetByteCount("<") == 1 ? encoding : null;
    }

    [GeneratedRegex("""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
