using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A source whose first bytes have been looked at and found to be neither nothing nor, where none is expected, a web page. Not thread
/// safe; dispose it to end the transfer.
/// </summary>
public sealed class OpenedSource : IAsyncDisposable
{
    private const int StartBytes = 4_096;

    private readonly SourceContent _content;
    private readonly ReplayingStream _stream;
    private readonly byte[] _start;

    private OpenedSource(string address, SourceContent content, byte[] start)
    {
        Address = address;
        _content = content;
        _start = start;
        _stream = new ReplayingStream(start, content.Stream);
        WideEncoding = (Encodings.ByMark(start)?.Encoding ?? Encodings.ByZeros(start)) is { } encoding && encoding != Encodings.Utf8 ? encoding : null;
        StartText = (WideEncoding ?? Encoding.Latin1).GetString(Start(start)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f', '\u00A0');
    }

    /// <summary>What was opened: a path or URL, as the configuration names it.</summary>
    public string Address { get; }

    /// <summary>All bytes from the first one, forward only, read asynchronously.</summary>
    public Stream Stream => _stream;

    /// <summary>Without parameters, lower case; null where nobody said.</summary>
    public string? MediaType => _content.MediaType;

    /// <summary>The first character that is not blank and no byte order mark; null where the first 4 KiB are blank.</summary>
    public char? FirstCharacter => StartText.Length > 0 ? StartText[0] : null;

    /// <summary>The share of the source handed out so far, 0 to 1; null where its length is unknown.</summary>
    internal double? ShareRead => _content.Length is > 0 and var length ? Math.Min(1, _stream.BytesRead / (double)length) : null;

    /// <summary>The first 4 KiB as text without leading blanks. Only ASCII is right in it: Latin-1 stands in for every encoding that extends ASCII.</summary>
    internal string StartText { get; }

    /// <summary>UTF-16 or UTF-32 where a mark or the zeros say so; else null.</summary>
    internal Encoding? WideEncoding { get; }

    /// <summary>Whether the source begins as web pages do.</summary>
    public bool IsWebPage => HtmlPage.Begins(StartText);

    /// <summary>Whether the source begins with these bytes, at most 4 KiB of them.</summary>
    internal bool StartsWith(ReadOnlySpan<byte> signature) => _start.AsSpan().StartsWith(signature);

    /// <summary>Opens a path or URL and looks at its start; a web page is taken as well as anything else.</summary>
    /// <exception cref="AdapterException"><c>source.empty</c>, or what <see cref="AdapterContext.OpenAsync"/> throws.</exception>
    public static Task<OpenedSource> OpenPageAsync(AdapterContext context, string source, CancellationToken cancellationToken) =>
        OpenAsync(context, source, takesWebPages: true, cancellationToken);

    /// <summary>Opens a path or URL and looks at its start; no web page is expected.</summary>
    /// <exception cref="AdapterException">
    /// <c>source.empty</c>: nothing but blanks. <c>source.html</c>: a web page, usually a login or error page. Or what
    /// <see cref="AdapterContext.OpenAsync"/> throws.
    /// </exception>
    public static Task<OpenedSource> OpenAsync(AdapterContext context, string source, CancellationToken cancellationToken) =>
        OpenAsync(context, source, takesWebPages: false, cancellationToken);

    internal static async Task<OpenedSource> OpenAsync(AdapterContext context, string source, bool takesWebPages, CancellationToken cancellationToken)
    {
        var content = await context.OpenAsync(source, cancellationToken);
        try
        {
            var start = new byte[StartBytes];
            int length = await content.Stream.ReadAtLeastAsync(start, StartBytes, throwOnEndOfStream: false, cancellationToken);
            var opened = new OpenedSource(source, content, start[..length]);
            opened.RefuseWhatIsNoListing(wasReadToItsEnd: length < StartBytes, takesWebPages);
            return opened;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same source over bytes that were read of it as a whole, for whoever has to look at all of them first.</summary>
    /// <param name="bytes">All of it.</param>
    public OpenedSource With(byte[] bytes) => new(Address, new SourceContent(Stream.Null, MediaType, bytes.Length), bytes);

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static ReadOnlySpan<byte> Start(byte[] bytes) => bytes.AsSpan(0, Math.Min(bytes.Length, StartBytes))[(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..];

    private void RefuseWhatIsNoListing(bool wasReadToItsEnd, bool takesWebPages)
    {
        if (wasReadToItsEnd && StartText.Length == 0)
        {
            throw new AdapterException(FailureKind.SourceChanged, "source.empty", "The source holds nothing: not one character that is not blank.");
        }

        if (IsWebPage && !takesWebPages)
        {
            throw new AdapterException(
                FailureKind.SourceChanged, "source.html", "The source answered with a web page (HTML) where listings were expected, such as a login or error page.");
        }
    }
}
