using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A source whose first bytes have been looked at and found to be neither nothing nor a web page. Not thread safe; dispose
/// it to end the transfer.
/// </summary>
public sealed class OpenedSource : IAsyncDisposable
{
    private const int StartBytes = 4_096;

    private readonly SourceContent _content;
    private readonly ReplayingStream _stream;

    private OpenedSource(string address, SourceContent content, byte[] start)
    {
        Address = address;
        _content = content;
        _stream = new ReplayingStream(start, content.Stream);
        StartText = TextOf(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f', '\u00A0');
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

    private string StartText { get; }

    /// <summary>Opens a path or URL and looks at its start.</summary>
    /// <exception cref="AdapterException">
    /// <c>source.empty</c>: nothing but blanks. <c>source.html</c>: a web page, usually a login or error page. Or what
    /// <see cref="AdapterContext.OpenAsync"/> throws.
    /// </exception>
    public static async Task<OpenedSource> OpenAsync(AdapterContext context, string source, CancellationToken cancellationToken)
    {
        var content = await context.OpenAsync(source, cancellationToken);
        try
        {
            var start = new byte[StartBytes];
            int length = await content.Stream.ReadAtLeastAsync(start, StartBytes, throwOnEndOfStream: false, cancellationToken);
            var opened = new OpenedSource(source, content, start[..length]);
            opened.RefuseWhatIsNoListing(wasReadToItsEnd: length < StartBytes);
            return opened;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private void RefuseWhatIsNoListing(bool wasReadToItsEnd)
    {
        if (wasReadToItsEnd && StartText.Length == 0)
        {
            throw new AdapterException(FailureKind.SourceChanged, "source.empty", "The source holds nothing: not one character that is not blank.");
        }

        if (HtmlPage.Begins(StartText))
        {
            throw new AdapterException(
                FailureKind.SourceChanged, "source.html", "The source answered with a web page (HTML) where listings were expected, such as a login or error page.");
        }
    }

    // Only ASCII is looked for, so Latin-1 stands in for every encoding that extends ASCII.
    private static string TextOf(byte[] start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(start),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(start),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.Latin1.GetString(start.AsSpan(3)),
        _ => Encoding.Latin1.GetString(start),
    };
}
