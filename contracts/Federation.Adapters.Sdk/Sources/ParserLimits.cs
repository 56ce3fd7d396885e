namespace Federation.Adapters.Sdk;

/// <summary>
/// What the parsers take before they refuse. Every default is written here and in docs/parsers.md; a format may be given less, and where
/// a range is named never more. Immutable and thread safe.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">A limit is set outside its range.</exception>
public sealed record ParserLimits
{
    /// <summary>The contract's limit of one raw record: 1 MiB.</summary>
    public const int MostRecordBytes = 1 << 20;

    /// <summary>The deepest nesting that a record may have anywhere in the directory: 64.</summary>
    public const int MostDepth = 64;

    /// <summary>The defaults.</summary>
    public static ParserLimits Standard { get; } = new();

    /// <summary>Bytes of one raw record; 1 to 1,048,576, by default the most. A larger one is quarantined: <c>record.too-large</c>.</summary>
    public int RecordBytes { get; init => field = InRange(value, MostRecordBytes, nameof(RecordBytes)); } = MostRecordBytes;

    /// <summary>
    /// Characters that are read to find the end of one row or element; by default 8 Mi. What goes on for longer is taken to never
    /// end, and fails the run: <c>csv.quote</c>, <c>xml.endless</c>.
    /// </summary>
    public int RecordCharacters { get; init => field = InRange(value, int.MaxValue, nameof(RecordCharacters)); } = 8 << 20;

    /// <summary>
    /// Levels of objects, arrays or elements in one record; 1 to 64, by default the most. A deeper one is quarantined:
    /// <c>json.too-deep</c>, <c>xml.too-deep</c>.
    /// </summary>
    public int Depth { get; init => field = InRange(value, MostDepth, nameof(Depth)); } = MostDepth;

    /// <summary>Attributes of one XML element; by default 256. A record with more is quarantined: <c>xml.too-many-attributes</c>.</summary>
    public int XmlAttributes { get; init => field = InRange(value, int.MaxValue, nameof(XmlAttributes)); } = 256;

    /// <summary>
    /// Characters of the name of an XML element or attribute, prefix included; by default 256. A record with a longer one is
    /// quarantined: <c>xml.name-too-long</c>.
    /// </summary>
    public int XmlNameCharacters { get; init => field = InRange(value, int.MaxValue, nameof(XmlNameCharacters)); } = 256;

    /// <summary>Bytes of one web page, which is held as a whole; by default 8 MiB. A larger one fails the run: <c>html.too-large</c>.</summary>
    public int HtmlBytes { get; init => field = InRange(value, 64 << 20, nameof(HtmlBytes)); } = 8 << 20;

    /// <summary>Elements of one web page; by default 100,000. More fail the run: <c>html.too-many-elements</c>.</summary>
    public int HtmlElements { get; init => field = InRange(value, int.MaxValue, nameof(HtmlElements)); } = 100_000;

    /// <summary>Levels of elements in a web page; 1 to 512, by default 256. A deeper one fails the run: <c>html.too-deep</c>.</summary>
    public int HtmlDepth { get; init => field = InRange(value, 512, nameof(HtmlDepth)); } = 256;

    /// <summary>Bytes of one workbook as it comes, packed; by default 16 MiB. A larger one fails the run: <c>xlsx.too-large</c>.</summary>
    public int WorkbookBytes { get; init => field = InRange(value, 64 << 20, nameof(WorkbookBytes)); } = 16 << 20;

    /// <summary>Bytes of all parts of one workbook together once they are unpacked, measured and not as the file says; by default 64 MiB. More fail the run: <c>xlsx.expansion</c>.</summary>
    public int WorkbookUnpackedBytes { get; init => field = InRange(value, 256 << 20, nameof(WorkbookUnpackedBytes)); } = 64 << 20;

    /// <summary>Characters of one text in a workbook, wherever it stands; by default 1 Mi. A longer one fails the run: <c>xlsx.text-too-long</c>.</summary>
    public int WorkbookTextCharacters { get; init => field = InRange(value, int.MaxValue, nameof(WorkbookTextCharacters)); } = 1 << 20;

    /// <summary>Columns of a sheet; 1 to 16,384, by default 512. A wider one fails the run: <c>xlsx.too-many-columns</c>.</summary>
    public int WorkbookColumns { get; init => field = InRange(value, 16_384, nameof(WorkbookColumns)); } = 512;

    /// <summary>Rows of a sheet below its header that are not blank; 1 to 1,048,576, by default 200,000. More fail the run: <c>xlsx.too-many-rows</c>.</summary>
    public int WorkbookRows { get; init => field = InRange(value, 1_048_576, nameof(WorkbookRows)); } = 200_000;

    private static int InRange(int value, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
