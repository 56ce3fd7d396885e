using System.Text.RegularExpressions;
using System.Xml;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// XML from a source nobody vouches for, node by node: without DTD, entities, inclusions and anything else that is not in the bytes
/// themselves. Whatever is wrong is an <see cref="AdapterException"/> with a code, or an issue of the record. Not thread safe.
/// </summary>
/// <remarks>
/// The encoding is what a byte order mark says, else what the declaration says, else UTF-8. Bytes that are no text in it, and control
/// characters, are errors and warnings of their record, not the end of the source.
/// </remarks>
public sealed partial class StrictXmlReader : IDisposable
{
    private const string Inclusions = "http://www.w3.org/2001/XInclude";

    // A record may be passed over for its depth, and its neighbours read; the reader's own memory of a level has to end somewhere.
    private const int MostLevels = 100_000;

    // The reader has no name for this failure but its message, so it is asked once what that is.
    private static readonly string DtdProhibited = MessageForADtd();

    private readonly ParserLimits _limits;
    private readonly CleanedControls _text;
    private readonly XmlReader _xml;
    private readonly TextFindings _texts = new("xml.encoding");
    private Issue? _refusal;
    private bool _inRecord;
    private int _records;

    private StrictXmlReader(CleanedControls text, ParserLimits limits)
    {
        _text = text;
        _limits = limits;
        _xml = XmlReader.Create(text, Settings(isAsync: true));
    }

    /// <summary>Whether the reader stands on an element's start.</summary>
    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    /// <summary>Whether the reader stands on an element's end. An empty element has none.</summary>
    public bool IsEndElement => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Whether the reader stands on a text, a CDATA section included. White space between elements is none.</summary>
    public bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA;

    /// <summary>Whether the element has neither content nor end.</summary>
    public bool IsEmptyElement => _xml.IsEmptyElement;

    /// <summary>The element's name as written, prefix included.</summary>
    public string Name => _xml.Name;

    /// <summary>The element's name without its prefix.</summary>
    public string LocalName => _xml.LocalName;

    /// <summary>The levels above the node: 0 at the root.</summary>
    public int Depth => _xml.Depth;

    /// <summary>The line where the node is, from 1.</summary>
    public int Line => ((IXmlLineInfo)_xml).LineNumber;

    /// <summary>The encoding's name, once something was read.</summary>
    public string EncodingName => _text.EncodingName;

    /// <summary>Why the record cannot be one; null while it can. Told by its depth, attributes and names.</summary>
    public Issue? Refusal => _refusal;

    /// <summary>Begins to read a source.</summary>
    /// <exception cref="AdapterException"><c>xml.encoding</c>: the declaration names an encoding that nobody knows.</exception>
    public static StrictXmlReader Open(OpenedSource source, ParserLimits limits, CancellationToken cancellationToken)
    {
        var encoding = Encodings.Utf8;
        if (source.WideEncoding is null && Declaration().Match(source.StartText) is { Success: true } declaration)
        {
            string name = declaration.Groups["name"].Value;
            encoding = Encodings.ByName(name) ?? throw new AdapterException(FailureKind.SourceChanged, "xml.encoding", $"The XML declaration names the encoding \"{Excerpt.Of(name)}\", which is none that is known.");

            // Nobody can write an ASCII declaration in UTF-16: the bytes are told from the zeros, and this one is wrong.
            if (!encoding.IsSingleByte && encoding.GetByteCount("<") > 1) encoding = Encodings.Utf8;
        }

        return new StrictXmlReader(new CleanedControls(new SniffingTextReader(source.Stream, encoding, limits.RecordCharacters, cancellationToken)), limits);
    }

    /// <summary>Goes on to the next node; false at the true end.</summary>
    /// <exception cref="AdapterException">
    /// <c>xml.dtd</c>, <c>xml.include</c>, <c>xml.truncated</c>, <c>xml.malformed</c>, <c>xml.too-deep</c>, <c>xml.too-many-names</c>, <c>xml.endless</c>.
    /// </exception>
    public async Task<bool> ReadAsync()
    {
        if (!_inRecord) _text.StartPiece(Endless);
        try
        {
            if (!await _xml.ReadAsync()) return false;
        }
        catch (XmlException exception)
        {
            throw Named(exception);
        }

        if (_xml.Depth > MostLevels) throw new AdapterException(FailureKind.SourceChanged, "xml.too-deep", $"The XML is nested more than {MostLevels} levels deep near line {Line}.");
        if (IsElement) Judge();
        return true;
    }

    /// <summary>Says that a record begins at the element the reader stands on: it has one budget of characters, and issues of its own.</summary>
    public void StartRecord()
    {
        _inRecord = true;
        _refusal = null;
        _texts.Take();
        _text.StartPiece(Endless);
        Judge();
    }

    /// <summary>Says that the record has ended.</summary>
    /// <returns>What was found wrong with its texts.</returns>
    public IReadOnlyList<Issue> EndRecord()
    {
        _inRecord = false;
        _records++;
        return _texts.Take();
    }

    /// <summary>The text that the reader stands on.</summary>
    /// <param name="pointer">Makes the JSON pointer of the text, where an issue needs one.</param>
    public async Task<string> TextAsync(Func<string> pointer)
    {
        try
        {
            return Looked(await _xml.GetValueAsync(), pointer);
        }
        catch (XmlException exception)
        {
            throw Named(exception);
        }
    }

    /// <summary>An attribute of the element that the reader stands on, by its name as written; null where there is none.</summary>
    /// <param name="pointer">Makes the JSON pointer of the attribute, where an issue needs one; by default <c>/@name</c>.</param>
    public string? Attribute(string name, Func<string>? pointer = null)
    {
        string? value = _xml.GetAttribute(name);
        return value is null ? null : Looked(value, pointer ?? (() => JsonPointer.Of("@" + name)));
    }

    /// <summary>All attributes of the element that the reader stands on, by their names as written, in the source's order.</summary>
    /// <param name="pointer">Makes the JSON pointer of an attribute, where an issue needs one.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes(Func<string, string> pointer)
    {
        var attributes = new List<KeyValuePair<string, string>>();
        while (_xml.MoveToNextAttribute())
        {
            string name = _xml.Name;
            attributes.Add(new(name, Looked(_xml.Value, () => pointer(name))));
        }

        _xml.MoveToElement();
        return attributes;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private static XmlReaderSettings Settings(bool isAsync) => new()
    {
        Async = isAsync,
        NameTable = new BoundedNames(),
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,

        // References such as &#0; are then texts with a control character, told as such, instead of the end of the source.
        CheckCharacters = false,
    };

    private static string MessageForADtd()
    {
        using var reader = XmlReader.Create(new StringReader("<!DOCTYPE a><a/>"), Settings(isAsync: false));
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }

        throw new InvalidOperationException("The XML reader takes a DTD that it was told to refuse.");
    }

    // What an inclusion stands for is not there, so neither the record nor, outside of records, the list is whole.
    private void Judge()
    {
        if (_xml.NamespaceURI == Inclusions)
        {
            if (!_inRecord) throw new AdapterException(FailureKind.SourceChanged, "xml.include", $"The XML includes another document near line {Line}, which is not followed: the list is not whole.");
            _refusal ??= Issue.Error("xml.include", "The record includes another document, which is not followed.");
        }

        if (!_inRecord || _refusal is not null) return;
        if (_xml.AttributeCount > _limits.XmlAttributes) _refusal = Issue.Error("xml.too-many-attributes", $"An element of the record has {_xml.AttributeCount} attributes; {_limits.XmlAttributes} are the most.");
        else if (LongestName() > _limits.XmlNameCharacters) _refusal = Issue.Error("xml.name-too-long", $"A name in the record has more than {_limits.XmlNameCharacters} characters.");
    }

    private int LongestName()
    {
        int longest = _xml.Name.Length;
        while (_xml.MoveToNextAttribute()) longest = Math.Max(longest, _xml.Name.Length);
        _xml.MoveToElement();
        return longest;
    }

    private string Looked(string value, Func<string> pointer)
    {
        string text = value.Replace(CleanedControls.Mark, '\0');
        _texts.Look(text, pointer, static pointer => pointer());
        return BrokenText.Show(text);
    }

    private AdapterException Endless() => new(
        FailureKind.SourceChanged,
        "xml.endless",
        $"After {_records} records something in the XML has not ended after {_limits.RecordCharacters} characters: a record, a comment or an attribute.");

    private AdapterException Named(XmlException exception)
    {
        if (exception.Message == DtdProhibited) return new AdapterException(FailureKind.SourceChanged, "xml.dtd", "The XML has a document type (DOCTYPE), which can name other files and grow without bound; it is not read.", exception);
        string place = $"near line {exception.LineNumber}, character {exception.LinePosition}: {_records} whole records were read before";
        return _text.EndReported
            ? new AdapterException(FailureKind.Transient, "xml.truncated", $"The XML ends in the middle, {place}.", exception)
            : new AdapterException(FailureKind.SourceChanged, "xml.malformed", $"The text is no XML any more {place}.", exception);
    }

    [GeneratedRegex("""^<\?xml\s[^>]*?\bencoding\s*=\s*["'](?<name>[^"'>]*)["']""")]
    private static partial Regex Declaration();
}
