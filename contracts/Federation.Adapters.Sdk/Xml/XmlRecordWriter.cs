using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Writes one element as the JSON that <see cref="XmlElementFormat"/> describes. Used again for the next one; not thread safe.</summary>
internal sealed class XmlRecordWriter
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ParserLimits.MostDepth };

    private readonly ParserLimits _limits;
    private readonly PersonNames _persons;
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;
    private readonly List<Level> _open = [];

    // Elements that are deeper than a record may be: followed, not written.
    private int _tooDeep;

    public XmlRecordWriter(ParserLimits limits, PersonNames persons)
    {
        _limits = limits;
        _persons = persons;
        _writer = new Utf8JsonWriter(_json, Writing);
    }

    /// <summary>Why the element cannot be a record; null while it can. Nothing more is written then.</summary>
    public Issue? Refusal { get; private set; }

    /// <summary>The JSON pointer of the element that was begun last and has not ended.</summary>
    public string Pointer => string.Concat(_open.Skip(1).Select(level => JsonPointer.Of(level.Name)));

    public ReadOnlyMemory<byte> Json => _json.WrittenSpan.ToArray();

    public void Start()
    {
        _json.ResetWrittenCount();
        _writer.Reset();
        _open.Clear();
        _tooDeep = 0;
        Refusal = null;
    }

    /// <summary>The JSON pointer of a member of that element.</summary>
    public string PointerOf(string member) => Pointer + JsonPointer.Of(member);

    public void Begin(string name)
    {
        if (_tooDeep > 0 || _open.Count == _limits.Depth)
        {
            _tooDeep++;
            Refusal ??= Issue.Error("xml.too-deep", $"The record is nested more than {_limits.Depth} levels deep, the most a record may be.");
            return;
        }

        bool isRoot = _open.Count == 0;
        string member = isRoot ? name : BeginMember(name);
        _open.Add(new Level(member));

        // The record is an object even where it has nothing but text.
        if (isRoot) BeObject(_open[0]);
    }

    public void Attribute(string name, string value)
    {
        if (_tooDeep > 0 || name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal)) return;
        BeginMember("@" + name);
        if (Refusal is null) _writer.WriteStringValue(value);
        Measure();
    }

    public void Text(string text)
    {
        if (_tooDeep > 0 || Refusal is not null) return;
        var level = _open[^1];
        (level.Text ??= new StringBuilder()).Append(text);
        if (level.Text.Length > _limits.RecordBytes) Refusal = RefusedRecord.TooLarge(_limits);
    }

    public void End()
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }

        var level = _open[^1];
        string text = level.Text?.ToString() ?? "";
        _open.RemoveAt(_open.Count - 1);
        if (Refusal is not null) return;
        if (!level.IsObject)
        {
            _writer.WriteStringValue(text);
        }
        else
        {
            if (text.Length > 0) _writer.WriteString("#text", text);
            _writer.WriteEndObject();
        }

        if (_open.Count == 0) _writer.Flush();
        Measure();
    }

    /// <summary>JSON pointers of the places that name or reach a person.</summary>
    public IReadOnlyList<string> TakePersons() => _persons.Take();

    // Writes the member's name, numbered where there was one before, and says what it is.
    private string BeginMember(string name)
    {
        var level = _open[^1];
        BeObject(level);
        int count = level.Counts[name] = level.Counts.GetValueOrDefault(name) + 1;
        string member = count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{count}");
        if (_persons.Has(name)) _persons.Add(PointerOf(member));
        Refusal ??= _persons.Refusal;
        if (Refusal is null) _writer.WritePropertyName(member);
        return member;
    }

    private void BeObject(Level level)
    {
        if (level.IsObject) return;
        level.IsObject = true;
        if (Refusal is null) _writer.WriteStartObject();
    }

    private void Measure()
    {
        if (Refusal is null && _json.WrittenCount + _writer.BytesPending > _limits.RecordBytes) Refusal = RefusedRecord.TooLarge(_limits);
    }

    private sealed class Level(string name)
    {
        public string Name { get; } = name;

        public bool IsObject { get; set; }

        public StringBuilder? Text { get; set; }

        public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);
    }
}
