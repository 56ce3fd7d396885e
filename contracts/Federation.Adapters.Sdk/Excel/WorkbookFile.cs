using System.Diagnostics.CodeAnalysis;
using System.Text;
using ExcelDataReader;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>A workbook that was looked through and found harmless, sheet by sheet and row by row. Not thread safe.</summary>
internal sealed class WorkbookFile : IDisposable
{
    private readonly IExcelDataReader _reader;
    private readonly ParserLimits _limits;
    private SheetMerges _merges;

    // The library's settings name Windows-1252 before anybody can say otherwise.
    static WorkbookFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookFile(IExcelDataReader reader, ParserLimits limits)
    {
        _reader = reader;
        _limits = limits;
        _merges = SheetMerges.Of(reader.MergeCells);
    }

    /// <summary>What a zip file begins with.</summary>
    public static ReadOnlySpan<byte> Packed => "PK\u0003\u0004"u8;

    /// <summary>What an .xls begins with, and any workbook that a password protects.</summary>
    public static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    public string SheetName => _reader.Name ?? "";

    public bool IsVisible => _reader.VisibleState == "visible";

    /// <summary>How wide the sheet is, as far as it is read.</summary>
    public int Columns => Math.Min(_reader.FieldCount, _limits.WorkbookColumns);

    /// <summary>The row that was read last, counted as a spreadsheet counts.</summary>
    public int Row => _reader.Depth + 1;

    /// <exception cref="AdapterException">An <c>xlsx.*</c> code.</exception>
    public static WorkbookFile Open(byte[] file, ParserLimits limits, CancellationToken cancellationToken)
    {
        if (file.AsSpan().StartsWith(Compound)) throw new AdapterException(FailureKind.SourceChanged, "xlsx.locked", "The workbook is an old .xls file, or a password protects it.");
        WorkbookGuard.Check(file, limits, cancellationToken);
        return new WorkbookFile(Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encodings.Utf8 })), limits);
    }

    /// <summary>Goes on to the next sheet; false where there is none.</summary>
    public bool NextSheet()
    {
        if (!Guarded(_reader.NextResult)) return false;
        _merges = SheetMerges.Of(_reader.MergeCells);
        return true;
    }

    /// <summary>The texts of the next row, trimmed at neither end, an empty cell as an empty text; null at the end of the sheet.</summary>
    public string[]? NextRow() => Guarded(() =>
    {
        if (!_reader.Read()) return null;
        if (_reader.FieldCount > _limits.WorkbookColumns)
        {
            throw new AdapterException(FailureKind.SourceChanged, "xlsx.too-many-columns", $"The sheet \"{Excerpt.Of(SheetName)}\" has {_reader.FieldCount} columns; {_limits.WorkbookColumns} are read.");
        }

        var cells = new string[_reader.FieldCount];
        for (int column = 0; column < cells.Length; column++) cells[column] = CellText.Of(_reader.GetValue(column), _reader.GetNumberFormatString(column));
        _merges.Fill(_reader.Depth, cells);
        return cells;
    });

    public void Dispose() => _reader.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "The library throws many types for a file that is none; each means the same here.")]
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (AdapterException or OutOfMemoryException))
        {
            throw new AdapterException(FailureKind.SourceChanged, "xlsx.malformed", $"The file is no workbook that can be read to its end ({exception.GetType().Name}).", exception);
        }
    }
}
