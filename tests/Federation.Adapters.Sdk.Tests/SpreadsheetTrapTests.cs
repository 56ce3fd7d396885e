using System.Text;
using CsCheck;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>Workbooks that are broken, or made to hurt: each ends by name, and soon.</summary>
public sealed class SpreadsheetTrapTests
{
    private static readonly string[] Sound = [Workbook.Row(1, Workbook.Text("ID"), Workbook.Text("NOM")), Workbook.Row(2, Workbook.Text("1"), Workbook.Text("A"))];

    public static TheoryData<string, byte[], string> Traps => new()
    {
        { "a zip bomb in a sheet", new Workbook().Sheet("List", [.. Sound, new StringBuilder(70 << 20).Insert(0, "<row></row>", 6_700_000).ToString()]).ToBytes(), "xlsx.expansion" },
        { "a zip bomb beside the sheets", new Workbook().Sheet("List", Sound).Part("xl/media/x.png", new byte[70 << 20]).ToBytes(), "xlsx.expansion" },
        { "a million shared texts of which none is used", new Workbook { Texts = "<sst>" + new StringBuilder(70 << 20).Insert(0, "<si><t>a</t></si>", 4_200_000) + "</sst>" }.Sheet("List", Sound).ToBytes(), "xlsx.expansion" },
        { "5,000 parts", Enumerable.Range(0, 5_000).Aggregate(new Workbook().Sheet("List", Sound), (book, number) => book.Part($"x/{number}", [])).ToBytes(), "xlsx.expansion" },
        { "a column out of reach", new Workbook().Sheet("List", [.. Sound, """<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>"""]).ToBytes(), "xlsx.expansion" },
        { "a row out of reach", new Workbook().Sheet("List", [.. Sound, """<row r="2147483000"><c r="A2147483000"><v>1</v></c></row>"""]).ToBytes(), "xlsx.expansion" },
        { "the last column of all", new Workbook().Sheet("List", [.. Sound, """<row r="3"><c r="XFD3"><v>1</v></c></row>"""]).ToBytes(), "xlsx.too-many-columns" },
        { "rows that do not say where they stand", new Workbook().Sheet("List", [.. Sound, new StringBuilder(8 << 20).Insert(0, "<row/>", 1_048_576).ToString()]).ToBytes(), "xlsx.expansion" },
        { "many merged cells", new Workbook().Sheet("List", Sound, after: $"<mergeCells>{new StringBuilder().Insert(0, "<mergeCell ref=\"A1:B1\"/>", 20_001)}</mergeCells>").ToBytes(), "xlsx.expansion" },
        { "a text without end", new Workbook().Sheet("List", [.. Sound, Workbook.Row(3, Workbook.Text(new string('x', 2 << 20)))]).ToBytes(), "xlsx.text-too-long" },
        { "entities", new Workbook().SheetXml("List", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'lol'>]><worksheet><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></worksheet>").ToBytes(), "xlsx.malformed" },
        { "an outside entity", new Workbook { Texts = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><sst><si><t>&a;</t></si></sst>" }.Sheet("List", Sound).ToBytes(), "xlsx.malformed" },
        { "a sheet that is cut off", new Workbook().SheetXml("List", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c").ToBytes(), "xlsx.malformed" },
        { "a file that is cut off", Workbook.Of(["ID", "NOM"], ["1", "A"])[..900], "xlsx.malformed" },
        { "a zip that is no workbook", NoWorkbook(), "xlsx.shape" },
        { "sheets in binary", new Workbook().Sheet("List", Sound).Part("xl/worksheets/sheet2.bin", [1, 2, 3]).ToBytes(), "xlsx.shape" },
        { "a password, or an old file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "xlsx.locked" },
        { "no rows", new Workbook().Sheet("List", []).ToBytes(), "xlsx.headers" },
        { "hidden sheets alone", new Workbook().Sheet("List", Sound, state: "veryHidden").ToBytes(), "xlsx.headers" },
        { "larger than is read", [.. "PK\u0003\u0004"u8, .. new byte[17 << 20]], "xlsx.too-large" },
    };

    [Theory]
    [MemberData(nameof(Traps), DisableDiscoveryEnumeration = true)]
    public async Task Workbook_ThatIsATrapOrBroken_FailsByName(string trap, byte[] file, string code)
    {
        var run = await SpreadsheetTests.ReadAsync(file);

        Assert.Equal((trap, code), (trap, run.Failure?.Code));
        Assert.False(run.Complete);
        Assert.True(run.Failure?.Message.Length <= 400);
    }

    [Fact]
    public async Task Rows_MoreThanAreRead_FailAfterTheOthersAndBlankOnesDoNotCount()
    {
        byte[] file = new Workbook().Sheet("List", [.. Sound, Workbook.Row(9, Workbook.Text("2"), Workbook.Text("B")), Workbook.Row(10, Workbook.Text("3"), Workbook.Text("C"))]).ToBytes();

        var run = await SpreadsheetTests.ReadAsync(file, new ParserLimits { WorkbookRows = 2 });

        Assert.Equal(("xlsx.too-many-rows", 2), (run.Failure?.Code, run.Records.Count));
        Assert.True((await SpreadsheetTests.ReadAsync(file, new ParserLimits { WorkbookRows = 3 })).Complete);
    }

    [Fact]
    public async Task Row_ThatIsFarBelow_CostsNothing()
    {
        byte[] file = new Workbook().Sheet("List", [.. Sound, Workbook.Row(1_048_576, Workbook.Text("2"), Workbook.Text("B"))], before: """<dimension ref="A1:XFD1048576"/>""").ToBytes();
        long before = GC.GetAllocatedBytesForCurrentThread();

        var run = await SpreadsheetTests.ReadAsync(file);

        Assert.Equal(["row 2", "row 1048576"], run.Records.Select(record => record.Locator));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400 << 20);
    }

    [Fact]
    public async Task Record_LargerThanOneMayBe_IsQuarantinedAndItsNeighboursLand()
    {
        var limits = new ParserLimits { RecordBytes = 200 };

        var run = await SpreadsheetTests.ReadAsync(Workbook.Of(["ID", "NOM"], ["1", "A"], ["2", new string('x', 300)], ["3", "C"]), limits);

        Assert.Equal([null, "record.too-large", null], run.Records.Select(record => record.Issues.SingleOrDefault()?.Code));
        Assert.Equal(["1", "2", "3"], run.Records.Select(record => record.SourceId));
    }

    // Whatever happens to the bytes, a run ends whole or by a name.
    [Fact]
    public void Bytes_ThatWereChanged_EndByNameOrWithRecords()
    {
        byte[] sound = Workbook.Of(["ID", "NOM"], ["1", "A"], ["2", "B"]);
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, sound.Length]).Sample(
            (place, unit, length) =>
            {
                byte[] file = [.. sound];
                file[place] = unit;
                var run = SpreadsheetTests.ReadAsync(length % 3 == 0 ? file[..length] : file).GetAwaiter().GetResult();
                return run.Failure is not null || run.Complete;
            },
            iter: 1_500, threads: 1);
    }

    private static byte[] NoWorkbook()
    {
        using var file = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("a.txt");
        return file.ToArray();
    }
}
