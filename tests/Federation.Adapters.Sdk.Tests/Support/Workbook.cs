using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>Writes workbooks part by part, sound ones and others. Not thread safe.</summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Name, byte[] Bytes)> _parts = [];

    /// <summary>Shared texts, asked for by <see cref="Shared"/>.</summary>
    public string? Texts { get; init; }

    /// <summary>Number formats by the style's number: 1 is a day, 2 a time of day, 3 is 00000, 4 a moment.</summary>
    private const string Styles = $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>""";

    /// <summary>A sheet of texts, its rows one below the other from the first on.</summary>
    public static byte[] Of(params string[][] rows) => new Workbook().Sheet("List", [.. rows.Select((cells, row) => Row(row + 1, [.. cells.Select(Text)]))]).ToBytes();

    /// <summary>One row; each cell is made by a method of this type, and null is none.</summary>
    public static string Row(int number, params string?[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((cell, column) => cell?.Replace("@", $"{Column(column)}{number}", StringComparison.Ordinal)))}</row>""";

    // The sign stands for the cell's own place until its row is known, so that texts are written without it.
    public static string Text(string text) => $"""<c r="@" t="inlineStr"><is><t xml:space="preserve">{WebUtility.HtmlEncode(text).Replace("@", "&#64;", StringComparison.Ordinal)}</t></is></c>""";

    public static string Number(double number, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"""<c r="@" s="{style}"><v>{number:R}</v></c>""");

    public static string Shared(int index) => $"""<c r="@" t="s"><v>{index}</v></c>""";

    public static string Raw(string type, string content) => $"""<c r="@" t="{type}">{content}</c>""";

    public Workbook Sheet(string name, string[] rows, string after = "", string state = "visible", string before = "") =>
        SheetXml(name, $"""<worksheet xmlns="{Main}">{before}<sheetData>{string.Concat(rows)}</sheetData>{after}</worksheet>""", state);

    public Workbook SheetXml(string name, string xml, string state = "visible")
    {
        _sheets.Add((name, state, xml));
        return this;
    }

    public Workbook Part(string name, byte[] bytes)
    {
        _parts.Add((name, bytes));
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Write(archive, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{string.Concat(_sheets.Select((sheet, index) => $"""<sheet name="{sheet.Name}" sheetId="{index + 1}" state="{sheet.State}" r:id="rId{index + 1}"/>"""))}</sheets></workbook>""");
            Write(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, index) => $"""<Relationship Id="rId{index + 1}" Type="{Links}/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))}</Relationships>""");
            Write(archive, "xl/styles.xml", Styles);
            if (Texts is { } texts) Write(archive, "xl/sharedStrings.xml", texts);
            foreach (var (index, sheet) in _sheets.Index()) Write(archive, $"xl/worksheets/sheet{index + 1}.xml", sheet.Xml);
            foreach (var (name, bytes) in _parts) Write(archive, name, bytes);
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string xml) => Write(archive, name, Encoding.UTF8.GetBytes(xml.StartsWith("<?", StringComparison.Ordinal) ? xml : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero); // the same bytes each time
        using var part = entry.Open();
        part.Write(bytes);
    }

    private static string Column(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";
}
