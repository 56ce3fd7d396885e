using System.Text;
using Federation.Contracts.Testing;
using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>What is read of a workbook as people make them.</summary>
public sealed class SpreadsheetTests
{
    [Fact]
    public async Task Cells_OfEveryKind_AreTextsThatMeanTheSameEverywhere()
    {
        byte[] file = new Workbook { Texts = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Lieu</t></si><si><r><t xml:space="preserve">La </t></r><r><rPr><b/></rPr><t>Grange</t></r></si></sst>""" }
            .Sheet("List",
            [
                Workbook.Row(1, [.. "ID NOM CP LAT JOUR HEURE MOMENT VRAI CALCUL RATE GRAND".Split(' ').Select(Workbook.Text)]),
                Workbook.Row(2, Workbook.Number(7), Workbook.Shared(1), Workbook.Number(1_210, 3), Workbook.Number(47.3226), Workbook.Number(46_082, 1), Workbook.Number(0.375, 2), Workbook.Number(46_082.5, 4),
                    Workbook.Raw("b", "<v>1</v>"), Workbook.Raw("str", "<f>A2&amp;\"x\"</f><v>7x</v>"), Workbook.Raw("e", "<v>#N/A</v>"), Workbook.Number(1e21)),
            ]).ToBytes();

        var record = Assert.Single((await ReadAsync(file)).Records);

        Assert.Equal(("7", "row 2"), (record.SourceId, record.Locator));
        Assert.Equal(["7", "La Grange", "01210", "47.3226", "2026-03-01", "09:00", "2026-03-01T12:00:00", "true", "7x", "", "1E+21"], record.Cells());
    }

    [Fact]
    public async Task Header_BelowATitleAndOnASecondSheet_IsFoundAndHiddenSheetsAreNot()
    {
        byte[] file = new Workbook()
            .Sheet("Old", [Workbook.Row(1, Workbook.Text("ID"), Workbook.Text("NOM")), Workbook.Row(2, Workbook.Text("0"), Workbook.Text("Hidden"))], state: "hidden")
            .Sheet("Read me", [Workbook.Row(1, Workbook.Text("Please fill in the next sheet."))])
            .Sheet("Lieux", [Workbook.Row(2, Workbook.Text("Our places")), Workbook.Row(4, null, Workbook.Text("ID"), Workbook.Text(" NOM "), Workbook.Text("")), Workbook.Row(5, Workbook.Text("note"), Workbook.Text("1"), Workbook.Text("A"), Workbook.Text("beside")), Workbook.Row(7, null, Workbook.Text("2"), Workbook.Text("B"))])
            .ToBytes();

        var run = await ReadAsync(file);

        Assert.Equal([("1", "row 5"), ("2", "row 7")], run.Records.Select(record => (record.SourceId, record.Locator!)));
        Assert.Equal("""{"ID":"1","NOM":"A"}""", run.Records[0].Text());
        Assert.Equal("Hidden", Assert.Single((await ReadAsync(file, sheet: "old")).Records).Cells()[1]);
        Assert.Equal("xlsx.sheet", (await ReadAsync(file, sheet: "Nowhere")).Failure?.Code);
    }

    [Fact]
    public async Task MergedCells_AllSayWhatTheFirstOfThemSays()
    {
        byte[] file = new Workbook().Sheet("List",
        [
            Workbook.Row(1, Workbook.Text("ID"), Workbook.Text("NOM"), Workbook.Text("VILLE"), null),
            Workbook.Row(2, Workbook.Text("1"), Workbook.Text("A"), Workbook.Text("Dijon"), Workbook.Text("x")),
            Workbook.Row(3, Workbook.Text("2"), Workbook.Text("B")),
            Workbook.Row(4, Workbook.Text("3"), Workbook.Text("C")),
        ], after: """<mergeCells count="2"><mergeCell ref="C2:C3"/><mergeCell ref="C1:D1"/></mergeCells>""").ToBytes();

        var run = await ReadAsync(file);

        Assert.Equal(["Dijon", "Dijon", ""], run.Records.Select(record => record.Cells()[2]));
        Assert.Equal("""{"ID":"1","NOM":"A","VILLE":"Dijon","VILLE#2":"x"}""", run.Records[0].Text());
    }

    [Theory]
    [InlineData(1, null, "1 2")]
    [InlineData(2, new[] { "ID", "NOM" }, "1 2")]
    [InlineData(0, null, "xlsx.headers")]
    [InlineData(3, null, "xlsx.headers")]
    [InlineData(0, new[] { "ID", "NOM" }, "Lieux ID 1 2")]
    [InlineData(9, new[] { "ID", "NOM" }, "")]
    public async Task Table_ThatIsSaidToBeginSomewhere_IsNotSought(int before, string[]? headers, string expected)
    {
        var format = new SpreadsheetFormat { RequiredHeaders = ["ID", "NOM"], IdHeader = "ID", RowsBefore = before, Headers = headers };
        var run = await AdapterRun.OfAsync(Tables.Of(format), AdapterBench.Of(Workbook.Of(["Lieux"], ["ID", "NOM"], ["1", "A"], ["2", "B"])));

        Assert.Equal(expected, run.Failure?.Code ?? string.Join(' ', run.Records.Select(record => record.SourceId)));
    }

    [Fact]
    public async Task Sheet_ThatTheFormatNames_CountsBeforeTheSetting()
    {
        byte[] file = new Workbook().Sheet("a", [Workbook.Row(1, Workbook.Text("1"))]).Sheet("b", [Workbook.Row(1, Workbook.Text("2"))]).ToBytes();
        var format = new SpreadsheetFormat { RequiredHeaders = [], IdHeader = "#1", Headers = [], Sheet = "B" };

        Assert.Equal("2", Assert.Single((await AdapterRun.OfAsync(Tables.Of(format), AdapterBench.Of(file, settings: new Dictionary<string, string> { ["sheet"] = "a" }))).Records).SourceId);
    }

    [Fact]
    public async Task RepeatedHeaders_AreNumberedAndPersonsAreNamed()
    {
        var run = await ReadAsync(Workbook.Of(["ID", "NOM", "MAIL", "Mail", "REMARQUE"], ["1", "A", "x", "y", "write to a@b.example"]));

        Assert.Equal(["/MAIL", "/Mail", "/REMARQUE"], Assert.Single(run.Records).PersonFields);
    }

    [Fact]
    public async Task Sheet_WithoutItsHeaders_SaysWhatItFoundInstead()
    {
        var failure = (await ReadAsync(Workbook.Of(["Code", "Titre"], ["1", "A"]))).Failure;

        Assert.Equal("xlsx.headers", failure?.Code);
        Assert.Contains("\"Code\", \"Titre\"", failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatGoesOnAtACursor_ReadsTheRestAlone()
    {
        byte[] file = Workbook.Of([["ID", "NOM"], .. Enumerable.Range(1, 10).Select(number => new[] { $"{number}", "x" })]);
        var adapter = Tables.Of(Format());
        var whole = await AdapterRun.OfAsync(adapter, AdapterBench.Of(file), new FetchRequest { PageSize = 3 });

        for (int page = 0; page < whole.Pages.Count - 1; page++)
        {
            var rest = await AdapterRun.OfAsync(adapter, AdapterBench.Of(file), new FetchRequest { PageSize = 3, Cursor = whole.Pages[page].NextCursor });
            Assert.Equal(whole.Pages.Skip(page + 1).SelectMany(later => later.Records).Select(record => record.SourceId), rest.Records.Select(record => record.SourceId));
        }

        Assert.Equal(10, whole.Records.Count);
        Assert.True(whole.Complete);
    }

    internal static SpreadsheetFormat Format(ParserLimits? limits = null) => new() { RequiredHeaders = ["ID", "NOM"], IdHeader = "ID", PersonHeaders = ["MAIL"], CutsMailboxes = true, Limits = limits ?? ParserLimits.Standard };

    internal static Task<AdapterRun> ReadAsync(byte[] file, ParserLimits? limits = null, string? sheet = null) => AdapterRun.OfAsync(
        Tables.Of(Format(limits), new CsvFormat { RequiredHeaders = ["ID", "NOM"], IdHeader = "ID" }), AdapterBench.Of(file, settings: sheet is null ? null : new Dictionary<string, string> { ["sheet"] = sheet }));
}
