using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Cuts a JSON text into the elements of one array without ever holding more than one element. An element that is larger or deeper than
/// a record may be is passed over. Used once.
/// </summary>
/// <param name="stream">UTF-8, with or without a byte order mark.</param>
/// <param name="member">The root object's member that holds the array; null where the array is the root.</param>
/// <param name="beside">A further member of the root object that is handed out where it stands; null for none.</param>
internal sealed class JsonArraySplitter(Stream stream, string? member, ParserLimits limits, string? beside = null, int bufferBytes = 64 << 10)
{
    private enum Place
    {
        BeforeArray,
        InArray,
        AfterArray,
    }

    private readonly int _arrayDepth = member is null ? 0 : 1;
    private byte[] _buffer = new byte[bufferBytes];
    private int _from;
    private int _to;
    private long _bytesBefore;
    private bool _streamEnded;
    private bool _markSought;

    // Deep enough to see for ourselves that an element is deeper than it may be.
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = limits.Depth + 4 });
    private Place _place = Place.BeforeArray;
    private bool _memberComesNext;
    private bool _besideComesNext;
    private bool _inBeside;
    private bool _rootEnded;
    private int _linesSkipped;
    private JsonReaderState _stateBeforeElement;
    private int _linesBeforeElement;
    private int _elementStart = -1;
    private bool _isTooDeep;
    private Fault? _fault;
    private int _elements;

    /// <exception cref="AdapterException">
    /// <c>json.truncated</c>, <c>json.malformed</c> or <c>json.shape</c>, after the elements before it; <c>record.too-large</c> or
    /// <c>json.too-deep</c> where something outside the records is.
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

            if (_fault is { } fault) yield return await RescueAsync(fault, cancellationToken);
            else if (_isTooDeep) yield return await SkipAsync(TooDeep(), cancellationToken);
            else if (_elementStart >= 0 && _to - _elementStart > limits.RecordBytes) yield return await SkipAsync(RefusedRecord.TooLarge(limits), cancellationToken);
            else if (_streamEnded) break;
            else await FillAsync(cancellationToken);
        }

        if (!_rootEnded) throw Truncated();
    }

    // Advances over all tokens at hand; true with the next whole element, false where more bytes are needed or the element is none.
    private bool TryCut(out JsonArrayElement element)
    {
        element = null!;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_from, _to - _from), isFinalBlock: false, _state);
        int read = _from;
        try
        {
            while (true)
            {
                bool wasBetween = _elementStart < 0;
                int before = read + (int)reader.BytesConsumed;
                if (wasBetween) _stateBeforeElement = reader.CurrentState;
                if (!reader.Read()) break;
                int tokenStart = read + (int)reader.TokenStartIndex;
                int tokenEnd = read + (int)reader.BytesConsumed;
                bool ends = Visit(ref reader, tokenStart);
                if (wasBetween && _elementStart >= 0) _linesBeforeElement = _buffer.AsSpan(before, _elementStart - before).Count((byte)'\n');
                if (_elementStart >= 0 && IsTooDeep(ref reader))
                {
                    // Whichever of the two comes first in the text counts, however the bytes come in.
                    if (tokenEnd - _elementStart <= limits.RecordBytes) _isTooDeep = true;
                    Keep(ref reader, read);
                    return false;
                }

                if (!ends) continue;
                element = Cut(tokenEnd);
                Keep(ref reader, read);
                return true;
            }
        }
        catch (JsonException exception)
        {
            int position = read + (int)reader.BytesConsumed;
            _fault = new Fault(Malformed(exception, _bytesBefore + position), position);
            return false;
        }

        Keep(ref reader, read);
        return false;
    }

    private void Keep(ref Utf8JsonReader reader, int read)
    {
        _state = reader.CurrentState;
        _from = read + (int)reader.BytesConsumed;
    }

    private bool IsTooDeep(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth - (_inBeside ? 0 : _arrayDepth) > limits.Depth;

    // True where this token ends an element.
    private bool Visit(ref Utf8JsonReader reader, int tokenStart)
    {
        if (_place == Place.InArray) return VisitElement(ref reader, tokenStart);
        if (_besideComesNext || _inBeside) return VisitBeside(ref reader, tokenStart);
        if (reader.CurrentDepth > limits.Depth) throw new AdapterException(FailureKind.SourceChanged, "json.too-deep", $"The JSON text is nested more than {limits.Depth} levels deep outside its records.");
        if (beside is not null && reader.CurrentDepth == 1 && IsNamed(ref reader, beside)) _besideComesNext = true;
        else if (_place == Place.BeforeArray) SeekArray(ref reader);
        else FollowEnd(ref reader);
        return false;
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
        else if (reader.CurrentDepth == 1)
        {
            _memberComesNext = IsNamed(ref reader, member!);
        }
    }

    private void FollowEnd(ref Utf8JsonReader reader)
    {
        _rootEnded = reader.CurrentDepth == 0;
        if (member is null || reader.CurrentDepth != 1 || !IsNamed(ref reader, member)) return;
        throw Shape($"The member \"{member}\" is there twice: {_elements} records were read from the first one, and which one counts cannot be told.");
    }

    private bool VisitElement(ref Utf8JsonReader reader, int tokenStart)
    {
        if (reader.CurrentDepth == _arrayDepth)
        {
            _place = Place.AfterArray;
            _rootEnded = _arrayDepth == 0;
            return false;
        }

        if (_elementStart < 0) _elementStart = tokenStart;
        return reader.CurrentDepth == _arrayDepth + 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private bool VisitBeside(ref Utf8JsonReader reader, int tokenStart)
    {
        if (_besideComesNext) _elementStart = tokenStart;
        (_inBeside, _besideComesNext) = (true, false);
        return reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private JsonArrayElement Cut(int end)
    {
        int start = _elementStart;
        if (end - start > limits.RecordBytes) return PassedOver(RefusedRecord.TooLarge(limits));
        return Whole(_buffer.AsMemory(start, end - start).ToArray());
    }

    private JsonArrayElement Whole(byte[] json, params IReadOnlyList<Issue> issues)
    {
        var (raw, found) = JsonSoundness.Inspect(json);

        // U+FFFD is longer than the byte that it stands for.
        if (raw.Length > limits.RecordBytes) return PassedOver(RefusedRecord.TooLarge(limits));
        var element = new JsonArrayElement(Pointer(), raw, [.. issues, .. found]) { IsBeside = _inBeside };
        Leave();
        return element;
    }

    private JsonArrayElement PassedOver(Issue reason)
    {
        if (_inBeside) throw new AdapterException(FailureKind.SourceChanged, reason.Code, $"{Pointer()} is no record, and has more bytes or levels than one may have.");
        var element = new JsonArrayElement(Pointer(), ReadOnlyMemory<byte>.Empty, []) { Refusal = reason };
        Leave();
        return element;
    }

    private void Leave()
    {
        if (!_inBeside) _elements++;
        _inBeside = false;
        _isTooDeep = false;
        _elementStart = -1;
    }

    private string Pointer() => _inBeside
        ? JsonPointer.Of(beside!)
        : member is null
            ? string.Create(CultureInfo.InvariantCulture, $"/{_elements}")
            : string.Create(CultureInfo.InvariantCulture, $"/{JsonPointer.Escape(member)}/{_elements}");

    // The reader stands inside the element. It is taken back to where the element began, and given an empty text in its place.
    private async Task<JsonArrayElement> SkipAsync(Issue reason, CancellationToken cancellationToken)
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

        StepOver(skimmer);
        return PassedOver(reason);
    }

    // Nothing is as often wrong in JSON made by hand as a control character in a text, and it hides no bracket: the element's end can be told.
    private async Task<JsonArrayElement> RescueAsync(Fault fault, CancellationToken cancellationToken)
    {
        _fault = null;
        if (_elementStart >= 0 && fault.Position - _elementStart > limits.RecordBytes) return await SkipAsync(RefusedRecord.TooLarge(limits), cancellationToken);
        if (_elementStart < 0 || _buffer[_elementStart] is not ((byte)'{' or (byte)'[') || !JsonControls.AreInFirstText(_buffer.AsSpan(fault.Position, _to - fault.Position))) throw fault.Failure;
        var skimmer = new JsonSkimmer();
        int length = 0;
        while (true)
        {
            length += skimmer.Skim(_buffer.AsSpan(_elementStart + length, _to - _elementStart - length));
            if (length > limits.RecordBytes) return await SkipAsync(RefusedRecord.TooLarge(limits), cancellationToken);
            if (skimmer.Ended) break;
            if (_streamEnded) throw fault.Failure;
            await FillAsync(cancellationToken);
        }

        byte[] escaped = JsonControls.Escape(_buffer.AsSpan(_elementStart, length), out int first);
        _from = _elementStart + length;
        StepOver(skimmer);
        if (escaped.Length > limits.RecordBytes) return PassedOver(RefusedRecord.TooLarge(limits));
        return JsonLevels.Of(escaped) switch
        {
            null => throw fault.Failure,
            var levels when levels > limits.Depth => PassedOver(TooDeep()),
            _ => Whole(escaped, Issue.Warning("json.control-character", "A text of the record holds a control character that JSON asks to be escaped; it was read as if it were.", JsonPlace.PointerAt(escaped, first))),
        };
    }

    private void StepOver(JsonSkimmer skimmer)
    {
        _linesSkipped += _linesBeforeElement + skimmer.Lines;
        bool isFirst = _inBeside || _elements == 0;
        var reader = new Utf8JsonReader(isFirst ? "\"\""u8 : ",\"\""u8, isFinalBlock: false, _stateBeforeElement);
        reader.Read();
        _state = reader.CurrentState;
    }

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
        if (_to - kept > limits.RecordBytes) throw TooLarge(Pointer());
        var target = _to - kept == _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(kept, _to - kept).CopyTo(target);
        _buffer = target;
        _bytesBefore += kept;
        _from -= kept;
        _to -= kept;
        if (_elementStart >= 0) _elementStart = 0;

        // No more than shows that a record is too large: whether that or a fault further on is told does not hang on how the bytes come in.
        int most = Math.Min(_buffer.Length - _to, limits.RecordBytes + 1 - _to);
        int count = await stream.ReadAsync(_buffer.AsMemory(_to, most), cancellationToken);
        _to += count;
        _streamEnded = count == 0;
    }

    // A name with half a character in it, escaped, is nobody's: the reader has no other word for it than this exception.
    private static bool IsNamed(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
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

    private AdapterException TooLarge(string pointer) => new(
        FailureKind.SourceChanged, "record.too-large", $"The record {pointer} is larger than {limits.RecordBytes} bytes, the most a record may have.");

    private Issue TooDeep() => Issue.Error("json.too-deep", $"The record is nested more than {limits.Depth} levels deep, the most a record may be.");

    /// <summary>Where the text stopped being JSON.</summary>
    private sealed record Fault(AdapterException Failure, int Position);
}
