using System.IO.Compression;
using Federation.Adapters.Sdk.Tests;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Sources;

/// <summary>Workbooks as a mapping reads them.</summary>
public sealed class SheetTests
{
    private const string Columns = "records: { id: id }\nfields: { name: nom, address: { locality: ville } }\n";

    private static readonly string[] Header = ["id", "nom", "ville"];

    [Fact]
    public async Task Workbook_OfTexts_IsMapped() => Assert.Equal(["1 Été in Dole", "2 <b> in Dijon"], await PlacesAsync(Workbook.Of(Header, ["1", "Été", "Dole"], ["2", "<b>", "Dijon"])));

    [Fact]
    public async Task MergedCells_AllSayWhatTheFirstOfThemSays()
    {
        byte[] file = new Workbook().Sheet("Lieux",
        [
            Workbook.Row(1, Workbook.Text("Nos lieux"), null, null),
            Workbook.Row(2, [.. Header.Select(Workbook.Text)]),
            Workbook.Row(3, Workbook.Text("1"), Workbook.Text("Un"), Workbook.Text("Dole")),
            Workbook.Row(4, Workbook.Text("2"), Workbook.Text("Deux"), null),
            Workbook.Row(5, Workbook.Text("3"), Workbook.Text("Trois"), Workbook.Text("Dijon")),
        ], after: """<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/></mergeCells>""").ToBytes();

        Assert.Equal(["1 Un in Dole", "2 Deux in Dole", "3 Trois in Dijon"], await PlacesAsync(file, "rowsBefore: 1"));
    }

    [Fact]
    public async Task GapBetweenCellsAndRows_ShiftsNothing()
    {
        byte[] file = new Workbook().Sheet("Lieux",
        [
            Workbook.Row(3, [null, .. Header.Select(Workbook.Text)]),
            Workbook.Row(4, null, Workbook.Text("1"), null, Workbook.Text("Dole")),
            Workbook.Row(9, Workbook.Text("note"), Workbook.Text("2"), Workbook.Text("Deux")),
        ]).ToBytes();

        var run = await RunAsync(file, "rowsBefore: 2");

        Assert.Equal([("1", "row 4"), ("2", "row 9")], run.Records.Select(record => (record.SourceId, record.Locator!)));
        Assert.Equal(["""{"#1":"","id":"1","nom":"","ville":"Dole"}""", """{"#1":"note","id":"2","nom":"Deux","ville":""}"""], run.Records.Select(record => System.Text.Encoding.UTF8.GetString(record.Raw.Span)));
    }

    [Fact]
    public async Task Sheet_IsTheFirstThatIsNotHidden_OrTheOneNamed()
    {
        byte[] file = new Workbook()
            .Sheet("Ancien", Rows(Header, ["0", "Vieux", "Dole"]), state: "hidden")
            .Sheet("Lieux", Rows(Header, ["1", "Un", "Dole"]))
            .Sheet("Autres", Rows(Header, ["2", "Deux", "Dijon"]))
            .ToBytes();

        Assert.Equal(["1 Un in Dole"], await PlacesAsync(file));
        Assert.Equal(["2 Deux in Dijon"], await PlacesAsync(file, "sheet: autres"));
        Assert.Equal(["0 Vieux in Dole"], await PlacesAsync(file, "sheet: Ancien"));
        Assert.Equal("xlsx.sheet", (await RunAsync(file, "sheet: Nulle part")).Failure?.Code);
    }

    [Theory]
    [InlineData("headers: none", "records: { id: \"#1\" }\nfields: { name: \"#2\", address: { locality: \"#3\" } }\n")]
    [InlineData("headers: [id, nom, ville]", Columns)]
    public async Task Sheet_WithoutAHeaderRow_HasItsColumnsNumberedOrNamed(string headers, string columns) =>
        Assert.Equal(["1 Un in Dole", "2 Deux in Dijon"], await PlacesAsync(Workbook.Of(["1", "Un", "Dole"], ["2", "Deux", "Dijon"]), headers, columns));

    [Theory]
    [InlineData("nom#2", "1 second in Dole")]
    [InlineData("\"#4\"", "1 nameless in Dole")]
    public async Task Column_RepeatedOrWithoutAHeader_HasItsNumber(string column, string expected) =>
        Assert.Equal([expected], await PlacesAsync(Workbook.Of(["id", "nom", "ville", "", "nom"], ["1", "first", "Dole", "nameless", "second"]), columns: $"records: {{ id: id }}\nfields: {{ name: {column}, address: {{ locality: ville }} }}\n"));

    [Fact]
    public async Task Sheet_WithoutAColumnThatIsNamed_SaysWhatItFound()
    {
        var failure = (await RunAsync(Workbook.Of(["id", "titre"], ["1", "Un"]))).Failure;

        Assert.Equal(("xlsx.headers", FailureKind.SourceChanged), (failure?.Code, failure?.Kind));
        Assert.Contains("\"nom\", \"ville\"; found \"id\", \"titre\"", failure?.Message, StringComparison.Ordinal);
        Assert.Equal("xlsx.headers", (await RunAsync(new Workbook().Sheet("Lieux", []).ToBytes())).Failure?.Code);
    }

    [Fact]
    public async Task Cells_ThatReachAPerson_AreNamed()
    {
        var run = await RunAsync(Workbook.Of(["id", "nom", "ville", "Contact", "note"], ["1", "Un", "Dole", "Claude", "write to a@b.example"]), columns: "records: { id: id, persons: [contact] }\nfields: { name: nom, address: { locality: ville } }\n");

        Assert.Equal(["/Contact", "/note"], Assert.Single(run.Records).PersonFields.Order());
    }

    [Fact]
    public async Task Row_LargerThanARecord_StaysInQuarantineUnderItsId()
    {
        string half = new('x', 600_000);
        var run = await RunAsync(Workbook.Of(Header, ["1", half, half], ["2", "Deux", "Dijon"]));

        Assert.Equal([("1", "record.too-large"), ("2", null)], run.Records.Select(record => (record.SourceId, record.Issues.FirstOrDefault()?.Code)));
    }

    [Fact]
    public async Task Workbook_ThatUnpacksToTooMuch_IsRefusedBeforeItIsRead() =>
        Assert.Equal("xlsx.expansion", (await RunAsync(new Workbook().Sheet("Lieux", Rows(Header)).Part("xl/media/x.png", new byte[70 << 20]).ToBytes())).Failure?.Code);

    [Fact]
    public async Task Cell_WhereNoSheetHasOne_IsRefused() =>
        Assert.Equal("xlsx.expansion", (await RunAsync(new Workbook().Sheet("Lieux", [.. Rows(Header), """<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>"""]).ToBytes())).Failure?.Code);

    [Theory]
    [InlineData("PK no zip at all")]
    [InlineData("id;nom\n1;x\n")]
    public async Task Source_ThatIsNoWorkbook_IsRefusedByName(string text) => Assert.Equal("xlsx.malformed", (await RunAsync(System.Text.Encoding.UTF8.GetBytes(text))).Failure?.Code);

    [Fact]
    public async Task Zip_ThatIsNoWorkbook_IsRefusedByName()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("readme.txt");

        Assert.Equal("xlsx.shape", (await RunAsync(stream.ToArray())).Failure?.Code);
    }

    [Theory]
    [InlineData("<worksheet")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>")]
    public async Task Sheet_ThatIsNoXml_EndsByName(string sheet) => Assert.Equal("xlsx.malformed", (await RunAsync(new Workbook().SheetXml("a", sheet).ToBytes())).Failure?.Code);

    private static string[] Rows(params string[][] rows) => [.. rows.Select((cells, row) => Workbook.Row(row + 1, [.. cells.Select(Workbook.Text)]))];

    private static MappingAdapter Adapter(string source, string columns) => new(Yamls.Sound($"source: {{ format: xlsx{(source.Length > 0 ? ", " + source : "")} }}\n{columns}"));

    private static Task<AdapterRun> RunAsync(byte[] workbook, string source = "", string columns = Columns) => AdapterRun.OfAsync(Adapter(source, columns), AdapterBench.Of(workbook));

    private static async Task<IEnumerable<string>> PlacesAsync(byte[] workbook, string source = "", string columns = Columns)
    {
        var run = await RunAsync(workbook, source, columns);
        Assert.True(run.Complete, run.Failure?.Message);
        return run.Mapped(Adapter(source, columns), AdapterBench.Of(workbook)).Select(entry => $"{entry.Record.SourceId} {((MapResult.Mapped)entry.Result).Draft.Name} in {((MapResult.Mapped)entry.Result).Draft.Address?.Locality}");
    }
}
