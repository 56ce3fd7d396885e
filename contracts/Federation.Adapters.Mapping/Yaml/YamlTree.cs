using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Federation.Adapters.Mapping.Yaml;

/// <summary>
/// Makes nodes of YAML. What a mapping does without is refused, for a short file can otherwise stand for a huge one: anchors and aliases, tags, deep nesting, a second document. Read
/// once; not thread safe.
/// </summary>
internal sealed class YamlTree
{
    private const int MostDepth = 16;
    private const int MostNodes = 20_000;
    private const int MostMessage = 200;

    private readonly Parser _events;
    private readonly Problems _problems;
    private int _nodes;
    private Mark _read = new(0, 1, 1);

    private YamlTree(string yaml, Problems problems)
    {
        _events = new Parser(new StringReader(yaml));
        _problems = problems;
    }

    /// <returns>Null where a problem was added that leaves nothing to read.</returns>
    public static YamlNode? Read(ReadOnlyMemory<byte> bytes, Problems problems)
    {
        if (bytes.Length > MappingFile.MostBytes)
        {
            problems.Add("mapping.too-large", string.Create(CultureInfo.InvariantCulture, $"The mapping has {bytes.Length} bytes; {MappingFile.MostBytes} are the most."), 1, 1);
            return null;
        }

        if (TextOf(bytes.Span) is not { } text)
        {
            problems.Add("mapping.yaml", "The file is no text in UTF-8; save it as UTF-8.", 1, 1);
            return null;
        }

        try
        {
            return new YamlTree(text, problems).Document();
        }
        catch (YamlException failure)
        {
            // The parser begins to tell where a list or a group began; what is wrong stands where it stopped.
            var at = failure.End.Index > failure.Start.Index ? failure.End : failure.Start;
            if (at.Index == 0 && LineWithTab(text) is { } line) at = new Mark(1, line, 1);
            string message = failure.Message.ReplaceLineEndings(" ");
            problems.Add("mapping.yaml", $"This is no YAML that a mapping is written in: {(message.Length > MostMessage ? message[..MostMessage] : message)}", Position(at.Line), Position(at.Column));
            return null;
        }
    }

    // A tab as indentation is told without its place.
    private static int? LineWithTab(string text) =>
        text.Split('\n').Index().FirstOrDefault(line => line.Item.AsSpan(0, line.Item.Length - line.Item.AsSpan().TrimStart().Length).Contains('\t')) is { Item: not null, Index: var index } ? index + 1 : null;

    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private YamlNode Document()
    {
        Next<StreamStart>("YAML");
        if (Next() is not DocumentStart) throw Refused(_events.Current!, "the file is empty");
        var root = Value(Next(), 0);
        Next<DocumentEnd>("the document's end");
        Next<StreamEnd>("the file's end; one document is all that is read");
        return root;
    }

    private YamlNode Value(ParsingEvent start, int depth)
    {
        if (depth > MostDepth) throw Refused(start, string.Create(CultureInfo.InvariantCulture, $"nothing nests deeper than {MostDepth} levels"));
        if (++_nodes > MostNodes) throw Refused(start, string.Create(CultureInfo.InvariantCulture, $"a mapping holds at most {MostNodes} values"));
        if (start is NodeEvent node && !(node.Anchor.IsEmpty && node.Tag.IsEmpty)) throw Refused(start, "anchors (&) and tags (!) are not read; put a text that begins with one in quotes");
        return start switch
        {
            Scalar scalar => new YamlText(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(start), Column(start)),
            SequenceStart => List(start, depth),
            MappingStart => Map(start, depth),
            _ => throw Refused(start, "aliases (*) are not read; put a text that begins with * in quotes"),
        };
    }

    private YamlList List(ParsingEvent start, int depth)
    {
        List<YamlNode> items = [];
        for (var next = Next(); next is not SequenceEnd; next = Next()) items.Add(Value(next, depth + 1));
        return new YamlList(items, Line(start), Column(start));
    }

    private YamlMap Map(ParsingEvent start, int depth)
    {
        List<YamlMember> members = [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            if (Value(next, depth + 1) is not YamlText name) throw Refused(next, "a key is a text");
            var value = Value(Next(), depth + 1);
            if (names.Add(name.Text)) members.Add(new YamlMember(name.Text, name.Line, name.Column, value));
            else _problems.Add("mapping.repeated-key", $"The key \"{Sdk.Excerpt.Of(name.Text)}\" is here for the second time; keep one.", name.Line, name.Column);
        }

        return new YamlMap(members, Line(start), Column(start));
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!_events.MoveNext()) throw new YamlException(_read, _read, "the file ends too early");
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // YamlDotNet 18.1.0 says no more than that of some broken input, as of a line "[éx".
            throw new YamlException(_read, _read, "what follows is no YAML", failure);
        }

        var next = _events.Current!; // It moved, so there is one.
        _read = next.End;
        return next;
    }

    private void Next<T>(string expected)
        where T : ParsingEvent
    {
        var next = Next();
        if (next is not T) throw Refused(next, $"expected {expected}");
    }

    private static int Line(ParsingEvent at) => Position(at.Start.Line);

    private static int Column(ParsingEvent at) => Position(at.Start.Column);

    private static int Position(long value) => (int)Math.Clamp(value, 1, int.MaxValue);

    private static YamlException Refused(ParsingEvent at, string reason) => new(at.Start, at.End, reason);
}
