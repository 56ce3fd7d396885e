using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Federation.Cluster.Labels.Importing;

/// <summary>The lines of a file of any size, numbered from 1 on, with no more than one of them in memory.</summary>
internal static class FileLines
{
    /// <summary>The longest line, in bytes without its end.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>Lines end with LF or CRLF; the last one need not. A longer one has no <c>Bytes</c>. Blank ones are counted and left out, as is a byte order mark.</summary>
    public static async IAsyncEnumerable<(int Number, byte[]? Bytes)> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        int number = 0;
        bool tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                number++;
                if (Line(rest.Slice(0, end), tooLong, number, out byte[]? line)) yield return (number, line);
                tooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (Line(rest, tooLong, ++number, out byte[]? line)) yield return (number, line);
                break;
            }

            // What can only be a line that is too long is let go of; its end is still looked for.
            tooLong |= rest.Length > MostBytes + 1;
            reader.AdvanceTo(tooLong ? rest.End : rest.Start, rest.End);
        }

        await reader.CompleteAsync();
    }

    /// <summary>False where there is nothing on it.</summary>
    private static bool Line(ReadOnlySequence<byte> bytes, bool tooLong, int number, out byte[]? line)
    {
        line = null;
        if (tooLong || bytes.Length > MostBytes + 1) return true;
        var text = bytes.ToArray().AsSpan();
        if (number == 1 && text.StartsWith("\uFEFF"u8)) text = text["\uFEFF"u8.Length..];
        text = text.TrimEnd((byte)'\r');
        if (text.Length <= MostBytes) line = text.ToArray();
        return text.ContainsAnyExcept(" \t"u8);
    }
}
