using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Says what a source is by its first bytes, and how it is cut into rows.</summary>
internal static class FormatSniffer
{
    /// <param name="context">Of the bytes that <paramref name="start"/> holds.</param>
    /// <exception cref="AdapterException"><c>probe.*</c>, or what the parsers say of bytes that they refuse.</exception>
    public static async Task<SourceSketch> SketchAsync(SourceStart start, StartContext context, CancellationToken cancellationToken)
    {
        if (Packed(start.Bytes.Span) is { } packed) throw ProbeFailures.UnknownFormat(packed);
        if (start.Bytes.Span is [(byte)'P', (byte)'K', 3, 4, ..]) return start.IsCut ? throw ProbeFailures.TooLarge() : SheetSniffer.Sketch(start.Bytes, cancellationToken);
        await using var source = await OpenedSource.OpenAsync(context, start.Address, takesWebPages: true, cancellationToken);
        if (source.IsWebPage) return await PageSniffer.SketchAsync(start, source, cancellationToken);
        return source.FirstCharacter switch
        {
            '<' => await XmlSniffer.SketchAsync(start, source, cancellationToken),
            '{' or '[' => JsonSniffer.Sketch(start, source.WideEncoding),
            _ => await TableSniffer.SketchAsync(start, source, cancellationToken),
        };
    }

    private static string? Packed(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => "packed by gzip",
        [0x37, 0x7A, 0xBC, 0xAF, ..] => "packed by 7-Zip",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Excel workbook (.xls), which can be saved anew as .xlsx",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => "a picture",
        [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', ..] => "a database",
        _ => null,
    };
}
