using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Cuts a JSON text into the elements of one array without ever holding more than one element. An element larger than a
/// record may be is passed over. Used once.
/// </summary>
internal sealed class JsonArraySplitter(Stream stream, string? member, int bufferBytes = 64 << 10)
{
    private enum Place
    {
        BeforeArray,
        InArray,
        AfterArray,
    }

    private byte[] _buffer = new byte[bufferBytes];
    private int _from;
    private int _to;
    private long _bytesBefore;
    private bool _streamEnded;
    private bool _markSought;

    private JsonReaderState _state;
    private Place _place = Place.BeforeArray;
    private bool _memberComesNext;
    private bool _rootEnded;
    private int _linesSkipped;
    private JsonReaderState _stateBeforeElement;
    private int _elementStart = -1;
    private int _elements;

    /// <exception cref="AdapterException">
    /// <c>json.truncated</c>, <c>json.malformed</c> or <c>json.shape</c>, after the elements before it; <c>record.too-large</c>
    /// where one text or number outside every object is.
    /// </exception>
    public async IAsyncEnumerable<JsonArrayElement> SplitAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SkipMarkAsync(cancellationToken);
        while (true)
        {
            while (TryCut(out var element))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return element;
            }

            if (_streamEnded) break;
            if (_elementStart >= 0 && _to - _elementStart > RecordLimits.RecordBytes) yield return await SkipAsync(cancellationToken);
            else await FillAsync(cancellationToken);
        }

        if (!_rootEnded) throw Truncated();
    }

    // Advances over all tokens at hand; true with the next whole element, false where more bytes are needed.
    private bool TryCut(out JsonArrayElement element)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_from, _to - _from), isFinalBlock: false, _state);
        int read = _from;
        try
        {
            while (true)
            {
                if (_elementStart < 0) _stateBeforeElement = reader.CurrentState;
                if (!reader.Read()) break;
                int tokenStart = read + (int)reader.TokenStartIndex;
                int tokenEnd = read + (int)reader.BytesConsumed;
                if (!Visit(ref reader, tokenStart)) continue;
                element = Cut(tokenEnd);
                Keep(ref reader, read);
                return true;
            }
        }
        catch (JsonException exception)
        {
            throw Malformed(exception, _bytesBefore + read + reader.BytesConsumed);
        }

        Keep(ref reader, read);
        element = null!;
        return false;
    }

    private void Keep(ref Utf8JsonReader reader, int read)
    {
        _state = reader.CurrentState;
        _from = read + (int)reader.BytesConsumed;
    }

    // True where this token ends an element.
    private bool Visit(ref Utf8JsonReader reader, int tokenStart)
    {
        switch (_place)
        {
            case Place.BeforeArray:
                SeekArray(ref reader);
                return false;
            case Place.InArray:
                return VisitElement(ref reader, tokenStart);
            default:
                _rootEnded = reader.CurrentDepth == 0;
                return false;
        }
    }

    private void SeekArray(ref Utf8JsonReader reader)
    {
        bool atRoot = reader.CurrentDepth == 0;
        if (atRoot && member is null)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw Shape("The text is no JSON array.");
            _place = Place.InArray;
        }
        else if (atRoot)
        {
            if (reader.TokenType == JsonTokenType.EndObject) throw Shape($"The JSON object has no member \"{member}\".");
            if (reader.TokenType != JsonTokenType.StartObject) throw Shape("The text is no JSON object.");
        }
        else if (_memberComesNext)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw Shape($"The member \"{member}\" is no JSON array.");
            _place = Place.InArray;
        }
        else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            _memberComesNext = reader.ValueTextEquals(member);
        }
    }

    private bool VisitElement(ref Utf8JsonReader reader, int tokenStart)
    {
        int arrayDepth = member is null ? 0 : 1;
        if (reader.CurrentDepth == arrayDepth)
        {
            _place = Place.AfterArray;
            _rootEnded = arrayDepth == 0;
            return false;
        }

        if (_elementStart < 0) _elementStart = tokenStart;
        return reader.CurrentDepth == arrayDepth + 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private JsonArrayElement Cut(int end)
    {
        int start = _elementStart;
        _elementStart = -1;
        if (end - start > RecordLimits.RecordBytes) return PassedOver();
        string pointer = NextPointer();
        _elements++;
        var (raw, issues) = JsonSoundness.Inspect(_buffer.AsMemory(start, end - start).ToArray());
        return new JsonArrayElement(pointer, raw, issues);
    }

    // The reader stands inside the element. It is taken back to where the element began, and given an empty text in its place.
    private async Task<JsonArrayElement> SkipAsync(CancellationToken cancellationToken)
    {
        _from = _elementStart;
        _elementStart = -1;
        var skimmer = new JsonSkimmer();
        while (true)
        {
            _from += skimmer.Skim(_buffer.AsSpan(_from, _to - _from));
            if (skimmer.Ended) break;
            if (_streamEnded) throw Truncated();
            await FillAsync(cancellationToken);
        }

        _linesSkipped += skimmer.Lines;
        var reader = new Utf8JsonReader(_elements == 0 ? "\"\""u8 : ",\"\""u8, isFinalBlock: false, _stateBeforeElement);
        reader.Read();
        _state = reader.CurrentState;
        return PassedOver();
    }

    private JsonArrayElement PassedOver()
    {
        var element = new JsonArrayElement(NextPointer(), ReadOnlyMemory<byte>.Empty, []);
        _elements++;
        return element;
    }

    private string NextPointer() => member is null
        ? string.Create(CultureInfo.InvariantCulture, $"/{_elements}")
        : string.Create(CultureInfo.InvariantCulture, $"/{JsonPointer.Escape(member)}/{_elements}");

    private async Task SkipMarkAsync(CancellationToken cancellationToken)
    {
        while (!_markSought)
        {
            if (_to < 3 && !_streamEnded) await FillAsync(cancellationToken);
            else _markSought = true;
        }

        if (_buffer.AsSpan(0, _to).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) _from = 3;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        int kept = _elementStart >= 0 ? _elementStart : _from;
        if (_to - kept > RecordLimits.RecordBytes) throw TooLarge(NextPointer());
        var target = _to - kept == _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(kept, _to - kept).CopyTo(target);
        _buffer = target;
        _bytesBefore += kept;
        _from -= kept;
        _to -= kept;
        if (_elementStart >= 0) _elementStart = 0;
        int count = await stream.ReadAsync(_buffer.AsMemory(_to), cancellationToken);
        _to += count;
        _streamEnded = count == 0;
    }

    private AdapterException Truncated() => new(
        FailureKind.Transient,
        "json.truncated",
        $"The JSON text ends after {_bytesBefore + _to} bytes, in the middle: {_elements} whole records were read before.");

    private AdapterException Malformed(JsonException exception, long offset) => new(
        FailureKind.SourceChanged,
        "json.malformed",
        $"The text is no JSON any more near byte {offset} (line {exception.LineNumber + 1 + _linesSkipped}): {_elements} whole records were read before.",
        exception);

    private static AdapterException Shape(string found) => new(FailureKind.SourceChanged, "json.shape", found);

    private static AdapterException TooLarge(string pointer) => new(
        FailureKind.SourceChanged, "record.too-large", $"The record {pointer} is larger than 1 MiB ({RecordLimits.RecordBytes} bytes), the most a record may have.");
}
