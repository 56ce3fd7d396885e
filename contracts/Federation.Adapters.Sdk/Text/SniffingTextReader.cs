using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Decodes a stream whose encoding nobody named, with <see cref="BrokenText.Mark"/> for bytes that are no text. A mark or the zeros of
/// UTF-16 and UTF-32 decide first. Else everything before the first byte beyond ASCII reads the same in every candidate encoding, so the
/// choice is made there, however late it comes, and from what follows it. Asynchronous only.
/// </summary>
internal sealed class SniffingTextReader : TextReader
{
    private const int BufferBytes = 64 << 10;

    /// <summary>A decoder throws where not even one character fits, and a character may be a pair with a mark before it.</summary>
    private const int FewestCharacters = 16;

    private readonly Stream _stream;
    private readonly int _mostCharacters;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _bytes = new byte[BufferBytes];
    private int _from;
    private int _to;
    private bool _streamEnded;
    private bool _startSeen;
    private Encoding? _encoding;
    private Decoder? _decoder;
    private ReadOnlyMemory<char> _peeked;
    private Func<AdapterException>? _endless;
    private long _pieceCharacters;

    /// <param name="encoding">Where the source or a person named it; null to find out. A byte order mark overrules it.</param>
    /// <param name="mostCharacters">The most that may be read from one <see cref="StartPiece"/> to the next.</param>
    /// <param name="cancellationToken">Of the whole reading: a text reader's own read methods take none.</param>
    public SniffingTextReader(Stream stream, Encoding? encoding, int mostCharacters, CancellationToken cancellationToken)
    {
        _stream = stream;
        _mostCharacters = mostCharacters;
        _cancellationToken = cancellationToken;
        if (encoding is not null) Use(encoding);
    }

    /// <summary>The chosen encoding's name; ASCII while nothing else was seen.</summary>
    public string EncodingName => _encoding?.WebName ?? "us-ascii";

    /// <summary>True once a reader has been told that nothing is left.</summary>
    public bool EndReported { get; private set; }

    /// <summary>The first characters, up to 64 Ki, which are read again afterwards. Called once, before reading.</summary>
    /// <param name="rows">As many rows of a table are wanted whole.</param>
    public async Task<string> PeekAsync(int rows = 1)
    {
        var characters = new char[BufferBytes];
        int length = 0;
        while (length < characters.Length)
        {
            int count = await ReadAsync(characters.AsMemory(length), _cancellationToken);
            if (count == 0) break;
            length += count;

            // Whole rows are all that a peek is for: no need to wait for a slow source to send more.
            if (HeaderRow.Holds(characters.AsSpan(0, length), rows)) break;
        }

        EndReported = false;
        _peeked = characters.AsMemory(0, length);
        return new string(characters, 0, length);
    }

    /// <summary>Says that what is read from now on belongs to another piece, which may not go on without end.</summary>
    /// <param name="endless">The failure of a piece that does.</param>
    public void StartPiece(Func<AdapterException> endless)
    {
        _endless = endless;
        _pieceCharacters = 0;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count), _cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_peeked.Length > 0) return TakePeeked(buffer.Span);

        // XML readers and others pass none on.
        if (!cancellationToken.CanBeCanceled) cancellationToken = _cancellationToken;
        if (_pieceCharacters > _mostCharacters && _endless is not null) throw _endless();
        while (true)
        {
            if (_from == _to && !_streamEnded) await FillAsync(cancellationToken);
            if (!_startSeen) await LookAtStartAsync(cancellationToken);
            if (_decoder is null && _from < _to && _bytes[_from] > 0x7F) await ChooseAsync(cancellationToken);
            bool last = _from == _to && _streamEnded;
            int count = _decoder is null ? TakeAscii(buffer.Span) : Decode(buffer.Span, flush: last);
            if (count > 0 || last)
            {
                EndReported = count == 0;
                _pieceCharacters += count;
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

    private async ValueTask LookAtStartAsync(CancellationToken cancellationToken)
    {
        while (_to - _from < Encodings.StartBytes && !_streamEnded) await FillAsync(cancellationToken);
        _startSeen = true;
        if (Encodings.ByMark(_bytes.AsSpan(_from, _to - _from)) is var (marked, length))
        {
            _from += length;
            Use(marked);
        }
        else if (Encodings.ByZeros(_bytes.AsSpan(_from, _to - _from)) is { } wide)
        {
            Use(wide);
        }
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
        return count;
    }

    private int Decode(Span<char> buffer, bool flush)
    {
        if (buffer.Length < FewestCharacters)
        {
            var characters = new char[FewestCharacters];
            _peeked = characters.AsMemory(0, Decode(characters, flush));
            return TakePeeked(buffer);
        }

        _decoder!.Convert(_bytes.AsSpan(_from, _to - _from), buffer, flush, out int used, out int count, out _);
        _from += used;
        return count;
    }
}
