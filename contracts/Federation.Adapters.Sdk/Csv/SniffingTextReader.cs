using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Decodes a stream whose encoding nobody named. Everything before the first byte beyond ASCII reads the same in every
/// candidate encoding, so the choice is made there, however late it comes, and from what follows it. Asynchronous only.
/// </summary>
internal sealed class SniffingTextReader : TextReader
{
    private const int BufferBytes = 64 << 10;

    private readonly Stream _stream;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _bytes = new byte[BufferBytes];
    private int _from;
    private int _to;
    private bool _streamEnded;
    private bool _markSought;
    private long _bytesDecoded;
    private Encoding? _encoding;
    private Decoder? _decoder;
    private ReadOnlyMemory<char> _peeked;
    private int _row = 1;
    private int _rowCharacters;

    /// <param name="encoding">Where a person fixed it; null to find out.</param>
    /// <param name="cancellationToken">Of the whole reading: a text reader's own read methods take none.</param>
    public SniffingTextReader(Stream stream, Encoding? encoding, CancellationToken cancellationToken)
    {
        _stream = stream;
        _cancellationToken = cancellationToken;
        if (encoding is not null) Use(encoding);
    }

    /// <summary>The chosen encoding's name; ASCII while nothing else was seen.</summary>
    public string EncodingName => _encoding?.WebName ?? "us-ascii";

    /// <summary>True once a reader has been told that nothing is left.</summary>
    public bool EndReported { get; private set; }

    /// <summary>The first characters, up to 64 Ki, which are read again afterwards. Called once, before reading.</summary>
    public async Task<string> PeekAsync()
    {
        var characters = new char[BufferBytes];
        int length = 0;
        while (length < characters.Length)
        {
            int count = await ReadAsync(characters.AsMemory(length), _cancellationToken);
            if (count == 0) break;
            length += count;

            // A whole header row is all that a peek is for: no need to wait for a slow source to send more.
            if (HeaderRow.Length(characters.AsSpan(0, length)) < length) break;
        }

        EndReported = false;
        _peeked = characters.AsMemory(0, length);
        return new string(characters, 0, length);
    }

    /// <summary>Says that what is read from now on belongs to this row, which may not go on without end.</summary>
    public void StartRow(int row)
    {
        _row = row;
        _rowCharacters = 0;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count), _cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_peeked.Length > 0) return TakePeeked(buffer.Span);
        RefuseEndlessRow();
        while (true)
        {
            if (_from == _to && !_streamEnded) await FillAsync(cancellationToken);
            if (!_markSought) await SeekMarkAsync(cancellationToken);
            if (_decoder is null && _from < _to && _bytes[_from] > 0x7F) await ChooseAsync(cancellationToken);
            bool last = _from == _to && _streamEnded;
            int count = _decoder is null ? TakeAscii(buffer.Span) : Decode(buffer.Span, flush: last);
            if (count > 0 || last)
            {
                EndReported = count == 0;
                _rowCharacters += count;
                return count;
            }
        }
    }

    public override int Read(char[] buffer, int index, int count) => throw new NotSupportedException("A source is read asynchronously.");

    private int TakePeeked(Span<char> buffer)
    {
        int count = Math.Min(buffer.Length, _peeked.Length);
        _peeked.Span[..count].CopyTo(buffer);
        _peeked = _peeked[count..];
        return count;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _bytes.AsSpan(_from, _to - _from).CopyTo(_bytes);
        _to -= _from;
        _from = 0;
        int count = await _stream.ReadAsync(_bytes.AsMemory(_to), cancellationToken);
        _to += count;
        _streamEnded = count == 0;
    }

    private async ValueTask SeekMarkAsync(CancellationToken cancellationToken)
    {
        while (_to - _from < 3 && !_streamEnded) await FillAsync(cancellationToken);
        _markSought = true;
        if (Encodings.ByMark(_bytes.AsSpan(_from, _to - _from)) is not var (encoding, length)) return;
        _from += length;
        _bytesDecoded += length;
        Use(encoding);
    }

    private async ValueTask ChooseAsync(CancellationToken cancellationToken)
    {
        while (_to - _from < BufferBytes && !_streamEnded) await FillAsync(cancellationToken);
        Use(Encodings.ByContent(_bytes.AsSpan(_from, _to - _from)));
    }

    private void Use(Encoding encoding)
    {
        _encoding = encoding;
        _decoder = encoding.GetDecoder();
    }

    private int TakeAscii(Span<char> buffer)
    {
        var ahead = _bytes.AsSpan(_from, Math.Min(_to - _from, buffer.Length));
        int beyond = ahead.IndexOfAnyExceptInRange((byte)0x00, (byte)0x7F);
        int count = beyond < 0 ? ahead.Length : beyond;
        Encoding.ASCII.GetChars(ahead[..count], buffer);
        _from += count;
        _bytesDecoded += count;
        RefuseNul(buffer[..count]);
        return count;
    }

    private int Decode(Span<char> buffer, bool flush)
    {
        try
        {
            _decoder!.Convert(_bytes.AsSpan(_from, _to - _from), buffer, flush, out int used, out int count, out _);
            _from += used;
            _bytesDecoded += used;
            RefuseNul(buffer[..count]);
            return count;
        }
        catch (DecoderFallbackException exception)
        {
            throw new AdapterException(
                FailureKind.SourceChanged,
                "csv.encoding",
                $"The text is {EncodingName} at first, and not any more near byte {_bytesDecoded + Math.Max(0, exception.Index)}: two encodings are mixed.",
                exception);
        }
    }

    private void RefuseEndlessRow()
    {
        if (_rowCharacters <= RecordLimits.RowCharacters) return;
        throw new AdapterException(
            FailureKind.SourceChanged,
            "csv.quote",
            $"Row {_row} has not ended after {RecordLimits.RowCharacters} characters, which usually means a quote that is opened and never closed.");
    }

    private void RefuseNul(ReadOnlySpan<char> text)
    {
        int index = text.IndexOf('\0');
        if (index < 0) return;
        throw new AdapterException(
            FailureKind.SourceChanged, "csv.nul", $"The text holds a NUL character near byte {_bytesDecoded}: it is no text, or UTF-16 without a byte order mark.");
    }
}
