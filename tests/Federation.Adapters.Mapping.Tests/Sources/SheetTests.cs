using System.IO.Compression;
using Federation.Contracts.Testing;
using MiniExcelLibs;

namespace Federation.Adapters.Mapping.Tests.Sources;

public sealed class SheetTests
{
    private const string Mapping = "source: { format: xlsx }\nrecords: { id: id }\nfields: { name: nom }\n";

    [Fact]
    public async Task Workbook_AsALibraryWritesIt_IsRead()
    {
        using var stream = new MemoryStream();
        await stream.SaveAsAsync(new[] { new { id = 1, nom = "Été" }, new { id = 2, nom = "<b>" } }, cancellationToken: TestContext.Current.CancellationToken);

        var run = await RunAsync(stream.ToArray());

        Assert.True(run.Complete);
        Assert.Equal(["1", "2"], run.Records.Select(record => record.SourceId));
    }

    [Fact]
    public async Task Workbook_ThatUnpacksToTooMuch_IsRefusedBeforeItIsRead()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml");
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (int count = 0; count < 130; count++) part.Write(zeros);
        }

        Assert.Equal("mapping.workbook-too-large", (await RunAsync(stream.ToArray())).Failure?.Code);
    }

    [Theory]
    [InlineData("PK no zip at all")]
    [InlineData("id;nom\n1;x\n")]
    public async Task Source_ThatIsNoWorkbook_IsRefusedByName(string text) => Assert.Equal("mapping.workbook", (await RunAsync(System.Text.Encoding.UTF8.GetBytes(text))).Failure?.Code);

    [Fact]
    public async Task Zip_ThatIsNoWorkbook_IsRefusedByName()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("readme.txt");

        Assert.Equal("mapping.workbook", (await RunAsync(stream.ToArray())).Failure?.Code);
    }

    [Theory]
    [InlineData("<worksheet")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>")]
    public async Task Sheet_ThatIsNoXml_EndsByName(string sheet)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Write(zip, "xl/worksheets/sheet1.xml", sheet);
        }

        Assert.Equal("mapping.workbook", (await RunAsync(stream.ToArray())).Failure?.Code);
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static Task<AdapterRun> RunAsync(byte[] workbook) => AdapterRun.OfAsync(new MappingAdapter(Yamls.Sound(Mapping)), AdapterBench.Of(workbook));
}
