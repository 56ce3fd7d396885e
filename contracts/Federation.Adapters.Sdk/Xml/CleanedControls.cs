using System.Buffers;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// The characters of a source with those that XML cannot hold exchanged for U+FDD1, a noncharacter, so that one U+0000 costs a warning and not
/// the rest of the source. Asynchronous only.
/// </summary>
internal sealed class CleanedControls(SniffingTextReader text) : TextReader
{
    /// <summary>Stands for a control character, whichever it was; a text that is taken out of the XML has U+0000 in its place.</summary>
    public const char Mark = '\uFDD1';

    private static readonly SearchValues<char> Impossible = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    public string EncodingName => text.EncodingName;

    public bool EndReported => text.EndReported;

    public void StartPiece(Func<AdapterException> endless) => text.StartPiece(endless);

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        int count = await text.ReadAsync(buffer, cancellationToken);
        var read = buffer.Span[..count];
        for (int next; (next = read.IndexOfAny(Impossible)) >= 0; read = read[(next + 1)..]) read[next] = Mark;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => throw new NotSupportedException("A source is read asynchronously.");
}
