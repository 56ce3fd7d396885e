using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Looks through a packed workbook before it is read: the reader believes what a file says of itself, and takes memory for a column 300 million cells to the right. Sizes are measured by unpacking, never
/// taken from the file; nothing that a part names is opened.
/// </summary>
internal static class WorkbookGuard
{
    private const int MostParts = 4_000;
    private const int MostMerges = 20_000;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    /// <exception cref="AdapterException">An <c>xlsx.*</c> code.</exception>
    public static void Check(byte[] file, ParserLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts) throw Trap($"it has more than {MostParts} parts");
            if (archive.GetEntry("xl/workbook.xml") is null) throw new AdapterException(FailureKind.SourceChanged, "xlsx.shape", "The file is packed, and no workbook (.xlsx): it lacks xl/workbook.xml.");
            long left = limits.WorkbookUnpackedBytes;
            foreach (var entry in archive.Entries)
            {
                if (IsBinarySheet(entry.FullName)) throw new AdapterException(FailureKind.SourceChanged, "xlsx.shape", "The workbook keeps its sheets in binary parts (.xlsb).");
                left = Look(entry, left, limits, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw Named(exception);
        }
    }

    /// <summary>Unpacks a part to its end.</summary>
    /// <returns>How many bytes are left for the others.</returns>
    private static long Look(ZipArchiveEntry entry, long left, ParserLimits limits, CancellationToken cancellationToken)
    {
        using var part = entry.Open();
        using var measured = new UnpackedPart(part, left, cancellationToken);
        bool isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        if (isXml) LookThrough(measured, limits);
        measured.CopyTo(Stream.Null);
        return measured.Left;
    }

    private static void LookThrough(Stream part, ParserLimits limits)
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false });
        char[] text = ArrayPool<char>.Shared.Rent(4_096);
        try
        {
            for (int merges = 0, rows = 0; xml.Read();)
            {
                // Those that do not say where they stand are below each other, and as wide as the widest.
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" } && ++rows > MostRows) throw Trap("it has more rows than any sheet");
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Measure(xml, text, limits);
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "c" or "row") JudgePlace(xml);
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && ++merges > MostMerges) throw Trap($"it has more than {MostMerges} merged cells");
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static void Measure(XmlReader xml, char[] buffer, ParserLimits limits)
    {
        int characters = 0;
        for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
        {
            if ((characters += read) <= limits.WorkbookTextCharacters) continue;
            throw new AdapterException(FailureKind.SourceChanged, "xlsx.text-too-long", $"A text of the workbook is longer than {limits.WorkbookTextCharacters} characters.");
        }
    }

    // A cell stands at "AB12", a row at "12".
    private static void JudgePlace(XmlReader xml)
    {
        if (xml.GetAttribute("r") is not { } place) return;
        int letters = 0, column = 0;
        while (letters < place.Length && char.IsAsciiLetterUpper(place[letters]) && letters < 4) column = (column * 26) + (place[letters++] - 'A' + 1);
        bool isRow = int.TryParse(place.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out int row) && row is >= 1 and <= MostRows;
        bool isColumn = letters == (xml.LocalName == "row" ? 0 : letters) && column <= MostColumns;
        if (!isRow || !isColumn) throw Trap("it has a cell where no sheet has one");
    }

    private static bool IsBinarySheet(string name) => name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && !name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);

    private static AdapterException Named(Exception exception) => new(FailureKind.SourceChanged, "xlsx.malformed", $"The file is no workbook that can be read to its end ({exception.GetType().Name}).", exception);

    private static AdapterException Trap(string what) => new(FailureKind.SourceChanged, "xlsx.expansion", $"The workbook is made like a trap: {what}.");

    /// <summary>Counts what comes out of a packed part, and asks for no more than is allowed.</summary>
    private sealed class UnpackedPart(Stream part, long most, CancellationToken cancellationToken) : Stream
    {
        public long Left { get; private set; } = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = part.Read(buffer);
            if ((Left -= read) < 0) throw Trap("unpacked it is many times larger than any list of places");
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
