using System.Text.Json;
using System.Text.Unicode;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// Cuts the members that name or reach a person out of a record's JSON. Everything else is copied byte for byte, white space
/// and number spelling included. Pure; an instance is immutable and thread safe.
/// </summary>
internal sealed class PersonFields
{
    private static readonly PersonFields None = new([]);

    private readonly PointerTree _tree;
    private readonly bool _isEmpty;

    private PersonFields(IReadOnlyList<string> pointers)
    {
        _isEmpty = pointers.Count == 0;
        _tree = PointerTree.Of(pointers);
    }

    public static PersonFields Of(IReadOnlyList<string> pointers) => pointers.Count == 0 ? None : new PersonFields(pointers);

    /// <summary>
    /// The record without the members that the JSON pointers name; null where it is not valid JSON in UTF-8, so that nothing
    /// can be said to have been cut. A name that occurs twice is cut twice. An array's item becomes <c>null</c>, so that the others
    /// keep their place; the whole document becomes <c>{}</c>.
    /// </summary>
    public static ReadOnlyMemory<byte>? Cut(ReadOnlyMemory<byte> raw, IReadOnlyList<string> pointers) => Of(pointers).Cut(raw);

    /// <inheritdoc cref="Cut(ReadOnlyMemory{byte}, IReadOnlyList{string})"/>
    public ReadOnlyMemory<byte>? Cut(ReadOnlyMemory<byte> raw)
    {
        if (_isEmpty) return raw;
        if (!Utf8.IsValid(raw.Span)) return null;
        try
        {
            var cut = new JsonCut(raw.Span);
            cut.Walk(_tree);
            return cut.Removed ? cut.Result() : raw;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped name that is half a surrogate pair.
            return null;
        }
    }

    /// <summary>Where the walk stands, and what has been copied so far.</summary>
    private ref struct JsonCut(ReadOnlySpan<byte> raw)
    {
        private readonly ReadOnlySpan<byte> _raw = raw;
        private Utf8JsonReader _reader = new(raw);
        private MemoryStream? _output;
        private int _copied;

        public readonly bool Removed => _output is not null;

        public void Walk(PointerTree tree)
        {
            _reader.Read();
            if (tree.IsCut) Replace("{}"u8);
            else Below(tree);

            // Anything but white space after the value throws.
            _reader.Read();
        }

        public readonly ReadOnlyMemory<byte> Result()
        {
            _output!.Write(_raw[_copied..]);
            return _output.GetBuffer().AsMemory(0, (int)_output.Length);
        }

        private void Below(PointerTree tree)
        {
            if (!tree.HasChildren) _reader.Skip();
            else if (_reader.TokenType == JsonTokenType.StartObject) Members(tree);
            else if (_reader.TokenType == JsonTokenType.StartArray) Items(tree);
        }

        private void Members(PointerTree tree)
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                int start = (int)_reader.TokenStartIndex;
                var child = tree.Find(ref _reader);
                _reader.Read();
                if (child is null)
                {
                    _reader.Skip();
                }
                else if (child.IsCut)
                {
                    _reader.Skip();
                    RemoveMember(start, (int)_reader.BytesConsumed);
                }
                else
                {
                    Below(child);
                }
            }
        }

        private void Items(PointerTree tree)
        {
            for (int index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
            {
                var child = tree.Find(index);
                if (child is null) _reader.Skip();
                else if (child.IsCut) Replace("null"u8);
                else Below(child);
            }
        }

        private void Replace(ReadOnlySpan<byte> by)
        {
            CopyUpTo((int)_reader.TokenStartIndex);
            _reader.Skip();
            _output!.Write(by);
            _copied = (int)_reader.BytesConsumed;
        }

        // A member goes with the comma after it, or, where it is the last, with the comma before it.
        private void RemoveMember(int start, int end)
        {
            CopyUpTo(start);
            int next = SkipBlanks(end);
            if (next < _raw.Length && _raw[next] == (byte)',')
            {
                _copied = SkipBlanks(next + 1);
                return;
            }

            var written = _output!.GetBuffer().AsSpan(0, (int)_output.Length);
            int comma = written.Length - 1;
            while (comma >= 0 && IsBlank(written[comma])) comma--;
            if (comma >= 0 && written[comma] == (byte)',') _output.SetLength(comma);
            _copied = end;
        }

        private void CopyUpTo(int position)
        {
            _output ??= new MemoryStream(_raw.Length);
            _output.Write(_raw[_copied..position]);
            _copied = position;
        }

        private readonly int SkipBlanks(int position)
        {
            while (position < _raw.Length && IsBlank(_raw[position])) position++;
            return position;
        }

        private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
    }
}
