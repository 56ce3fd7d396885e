using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class CsvFormatTests
{
    [Theory]
    [InlineData("ID;NOM\n1;a,b", "a,b")]
    [InlineData("ID,NOM\n1,a;b", "a;b")]
    [InlineData("ID\tNOM\n1\ta;b", "a;b")]
    [InlineData("ID|NOM\n1|a;b", "a;b")]
    [InlineData("\"ID\";\"NOM\"\n1;a,b", "a,b")]
    [InlineData("ID;\"x,y,z,w\";NOM\n1;2;a,b", "a,b")]
    public async Task Delimiter_InTheHeaderRow_IsFound(string table, string name)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), table);

        Assert.Equal(name, Assert.Single(run.Records).Cells()[^1]);
    }

    [Fact]
    public async Task Delimiter_FixedBySetting_IsObeyed()
    {
        var run = await AdapterRun.OfAsync(Tables.Csv("ID;NOM"), AdapterBench.Of("ID;NOM\n1;a", new Dictionary<string, string> { ["delimiter"] = "," }));

        Assert.Equal("""{"ID;NOM":"1;a"}""", Assert.Single(run.Records).Text());
    }

    [Theory]
    [InlineData("delimiter", ";;", "config.delimiter")]
    [InlineData("delimiter", "\"", "config.delimiter")]
    [InlineData("encoding", "klingon", "config.encoding")]
    public async Task Setting_OfNoUse_IsAConfigurationFailure(string setting, string value, string code)
    {
        var run = await AdapterRun.OfAsync(Tables.Csv("ID"), AdapterBench.Of("ID\n1", new Dictionary<string, string> { [setting] = value }));

        Assert.Equal((code, FailureKind.Configuration), (run.Failure!.Code, run.Failure.Kind));
    }

    [Fact]
    public async Task Headers_RepeatedEmptyAndSpaced_AreNamedAndNumbered()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID"), "\uFEFF ID ;NOM;NOM;;NOM#2;NOM\n1;a;b;c;d;e");

        Assert.Equal("""{"ID":"1","NOM":"a","NOM#2":"b","#4":"c","NOM#2#2":"d","NOM#3":"e"}""", Assert.Single(run.Records).Text());
    }

    [Fact]
    public async Task Headers_Missing_FailBeforeAnyRow()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM", "VILLE"), "ID,NAME\n1,a\n");

        Assert.Empty(run.Pages);
        Assert.Equal(("csv.headers", FailureKind.SourceChanged), (run.Failure!.Code, run.Failure.Kind));
        Assert.Equal("The header row lacks \"NOM\", \"VILLE\". Expected \"ID\", \"NOM\", \"VILLE\"; found \"ID\", \"NAME\" with the delimiter ','.", run.Failure.Message);
    }

    [Theory]
    [InlineData("", "source.empty")]
    [InlineData(" \r\n\t\n", "source.empty")]
    [InlineData("\uFEFF", "source.empty")]
    [InlineData("  <!DOCTYPE html>\n<html><body>Log in</body></html>", "source.html")]
    [InlineData("<HTML><head></head>", "source.html")]
    [InlineData("ID;N\0M\n1;a", "csv.nul")]
    [InlineData("PK\u0003\u0004\0\0\0\0", "csv.nul")]
    public async Task Source_ThatIsNoTable_FailsByName(string text, string code) =>
        Assert.Equal(code, (await Tables.ReadAsync(Tables.Csv("ID", "NOM"), text)).Failure?.Code);

    [Fact]
    public async Task Row_OfTheWrongWidth_IsAnErrorOfThatRowAlone()
    {
        var run = await Tables.ReadAsync(Tables.CsvWithoutPersons("ID", "NOM"), "ID;NOM;VILLE\n1;a;x\n2;b;y;z\n3;c\n4;d;w\n");

        Assert.True(run.Complete);
        Assert.Equal(["row 2", "row 3", "row 4", "row 5"], run.Records.Select(record => record.Locator));
        Assert.Equal("""{"ID":"2","NOM":"b","VILLE":"y","#4":"z"}""", run.Records[1].Text());
        Assert.Equal("""{"ID":"3","NOM":"c"}""", run.Records[2].Text());
        Assert.Equal([0, 1, 1, 0], run.Records.Select(record => record.Issues.Count));
        Assert.All([run.Records[1], run.Records[2]], record => Assert.Equal(("csv.width", IssueSeverity.Error), (record.Issues[0].Code, record.Issues[0].Severity)));
        Assert.Contains("4 cells where the header row has 3", run.Records[1].Issues[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ID;NOM;MAIL;TEL", "7;a;b;x@y.example;9", "7", """{"ID":"7"}""")]
    [InlineData("ID;NOM;MAIL;TEL", "7;x@y.example", "7", """{"ID":"7"}""")]
    [InlineData("NOM;MAIL;ID;TEL", "a;b;x@y.example;7;9", "", "{}")]
    [InlineData("ID;NOM", "7;x@y.example;9", "7", """{"ID":"7"}""")]
    public async Task Row_OfTheWrongWidthWherePersonsAreExpected_KeepsNoCellThatMayBeAPersons(string headers, string row, string id, string raw)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), $"{headers}\n{row}\n");

        var record = Assert.Single(run.Records);
        Assert.Equal((id, raw), (record.SourceId, record.Text()));
        Assert.Equal("csv.width", Assert.Single(record.Issues).Code);
    }

    [Fact]
    public async Task PersonColumns_InAnyCaseAndRepeated_AreNamed()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM;Mail;MAIL;MAIL;mailing;MAIL#2;mail#x\n1;a;b;c;d;e;f;g\n");

        Assert.Equal(["/Mail", "/MAIL", "/MAIL#2", "/MAIL#2#2"], Assert.Single(run.Records).PersonFields);
    }

    [Fact]
    public async Task Row_NumbersAndBlankRows_CountAsASpreadsheetDoes()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM\n1;\"two\nlines\"\n\n;\n4;d\n\n");

        Assert.Equal(["row 2", "row 5"], run.Records.Select(record => record.Locator));
        Assert.True(run.Complete);
    }

    [Theory]
    [InlineData("ID;NOM\n1;a\n2;\"b\n3;c\n", 1)]
    [InlineData("ID;NOM\n1;a\n2;b\n3;\"c", 2)]
    [InlineData("ID;NOM\n1;a\n2;b\n3;\"c\"\"", 2)]
    public async Task Quote_NeverClosed_FailsAfterTheRowsBeforeIt(string table, int rowsBefore)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), table);

        Assert.Equal("csv.quote", run.Failure?.Code);
        Assert.Contains($"Row {rowsBefore + 2} ", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(rowsBefore, run.Records.Count);
        Assert.False(run.Complete);
    }

    [Fact]
    public async Task Quote_NeverClosedInALargeFile_IsNotGatheredWithoutEnd()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM\n1;a\n2;\"b\n" + string.Concat(Enumerable.Repeat("3;cccccccccc\n", 200_000)));

        Assert.Equal("csv.quote", run.Failure?.Code);
        Assert.Single(run.Records);
    }

    [Fact]
    public async Task Quote_InsideACell_IsAWarningAndTheRowStands()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM\n1;Tuyau 5\" neuf\n2;b\n");

        Assert.True(run.Complete);
        Assert.Equal(2, run.Records.Count);
        Assert.Equal(("csv.stray-quote", IssueSeverity.Warning), (run.Records[0].Issues[0].Code, run.Records[0].Issues[0].Severity));
        Assert.Empty(run.Records[1].Issues);
    }

    [Fact]
    public async Task Quote_InsideTheLastCell_IsNotMistakenForAnOpenOne()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM\n1;a\n2;Tuyau 5\" neuf");

        Assert.True(run.Complete);
        Assert.Equal(2, run.Records.Count);
    }

    [Fact]
    public async Task Encoding_FirstAccentAfterAMegabyte_IsStillTold()
    {
        string plain = string.Concat(Enumerable.Range(1, 100_000).Select(number => $"{number};abcdef\r\n"));
        string table = $"ID;NOM\r\n{plain}100001;Développement\r\n100002;Œuvre à 5 €\r\n";
        byte[] windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(table);

        foreach (byte[] bytes in new[] { windows1252, Encoding.UTF8.GetBytes(table) })
        {
            var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes));
            Assert.Equal(["Développement", "Œuvre à 5 €"], run.Records.Skip(100_000).Select(record => record.Cells()[1]));
        }
    }

    [Fact]
    public async Task Encoding_Utf8WithBytesOfAnother_QuarantinesThoseRowsAlone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("ID;NOM\n1;é\n" + string.Concat(Enumerable.Repeat("2;bbbbbbbbbbbbbbbb\n", 10_000))), .. "3;"u8, 0xE9, .. "t\n4;"u8, .. "été\n"u8];

        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes));

        Assert.True(run.Complete);
        var broken = Assert.Single(run.Records, record => record.Issues.Count > 0);
        Assert.Equal(("csv.encoding", IssueSeverity.Error, "/NOM"), (broken.Issues[0].Code, broken.Issues[0].Severity, broken.Issues[0].Pointer));
        Assert.Equal(("3", "row 10003", """{"ID":"3","NOM":"�t"}""".Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal)), (broken.SourceId, broken.Locator, broken.Text()));
        Assert.Equal("été", run.Records[^1].Cells()[1]);
    }

    [Fact]
    public async Task Encoding_OneBrokenByteInASmallFile_DoesNotTurnTheWholeFileIntoAnother()
    {
        byte[] bytes = [.. "ID;NOM\n1;Café à côté\n2;l'été déjà\n3;"u8, 0xC3, .. ";\n4;Œuvre\n"u8];

        var run = await AdapterRun.OfAsync(Tables.CsvWithoutPersons("ID", "NOM"), AdapterBench.Of(bytes));

        Assert.Equal(["Café à côté", "l'été déjà", "\uFFFD", "Œuvre"], run.Records.Select(record => record.Cells()[1]));
        Assert.Equal("csv.encoding", Assert.Single(run.Records[2].Issues, issue => issue.Code != "csv.width").Code);
    }

    public static TheoryData<Encoding, bool> WideEncodings => new()
    {
        { new UnicodeEncoding(false, true), true }, { new UnicodeEncoding(true, true), true }, { new UTF32Encoding(false, true), true }, { new UTF32Encoding(true, true), true },
        { new UnicodeEncoding(false, false), false }, { new UnicodeEncoding(true, false), false }, { new UTF32Encoding(false, false), false }, { new UTF32Encoding(true, false), false },
    };

    [Theory]
    [MemberData(nameof(WideEncodings), DisableDiscoveryEnumeration = true)]
    public async Task Encoding_WideWithAndWithoutAMark_IsTold(Encoding encoding, bool marked)
    {
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("ID;NOM\n1;Été à Łódź\n2;Кофе")];

        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes, chunk: 3));

        Assert.True(run.Complete);
        Assert.Equal(["Été à Łódź", "Кофе"], run.Records.Select(record => record.Cells()[1]));
        Assert.Equal(marked, encoding.GetPreamble().Length > 0);
    }

    [Theory]
    [InlineData("utf-7", "config.encoding")]
    [InlineData("utf-16", "csv.encoding")]
    [InlineData("utf-8", "csv.encoding")]
    public async Task Encoding_FixedBySetting_NeverLosesALetterSilently(string encoding, string code)
    {
        byte[] bytes = encoding == "utf-16"
            ? [.. Encoding.Unicode.GetBytes("ID;NOM\n1;a"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("b\n2;c\n")]
            : [.. "ID;NOM\n1;"u8, 0xFD, 0xFF, .. "\n2;c\n"u8];

        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes, settings: new Dictionary<string, string> { ["encoding"] = encoding }));

        Assert.Equal(code, run.Failure?.Code ?? run.Records[0].Issues[0].Code);
    }

    [Fact]
    public async Task Encoding_Cyrillic_IsDetected()
    {
        string text = "Коворкинг в центре города, рабочие места и переговорные комнаты для всех желающих";
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"ID;NOM\n1;{text}\n");

        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes));

        Assert.Equal(text, run.Records[0].Cells()[1]);
    }

    [Fact]
    public async Task Encoding_FixedBySetting_IsObeyed()
    {
        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of([.. "ID;NOM\n1;"u8, 0xB3], settings: new Dictionary<string, string> { ["encoding"] = "windows-1250" }));

        Assert.Equal("ł", run.Records[0].Cells()[1]);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("latin1")]
    [InlineData("us-ascii")]
    public async Task Encoding_SetToIso88591_IsReadAsWindows1252(string encoding)
    {
        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of([.. "ID;NOM\n1;"u8, 0x9C, 0x80], settings: new Dictionary<string, string> { ["encoding"] = encoding }));

        Assert.Equal("œ€", run.Records[0].Cells()[1]);
    }

    [Theory]
    [InlineData("œŒ€ éèç")]
    [InlineData("éÉœ ŒŒŒ")]
    [InlineData("€€€€ ççç")]
    [InlineData("ÉÉÉ“œ”…")]
    public async Task Encoding_AccentsSideBySideMoreThanInAnyWord_IsWindows1252(string cell)
    {
        string text = string.Concat(Enumerable.Repeat(cell, 20));
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"ID;NOM;Donnée\n1;{text};x\n");

        var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(bytes));

        Assert.Equal(text, run.Records[0].Cells()[1]);
    }

    [Fact]
    public async Task Id_MissingOrBlank_IsEmptyAndPersonColumnsAreNamed()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "NOM;ID;MAIL\na; ;x@y.example\nb\n");

        Assert.Equal(["", ""], run.Records.Select(record => record.SourceId));
        Assert.Equal(["/MAIL"], run.Records[0].PersonFields);
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(400_000)]
    [InlineData(2_000_000)]
    public async Task Row_LargerThanARecordMayBe_IsQuarantinedAndItsNeighboursLand(int characters)
    {
        string cell = $"\"{new string('é', characters / 2)}\r\n\"\"{new string('x', characters / 2)}\"";
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), $"ID;NOM;A;B\n1;a;;\n2;{cell};{cell};{cell}\n3;c;;\n");

        Assert.True(run.Complete);
        Assert.Equal([("1", "row 2"), ("2", "row 3"), ("3", "row 4")], run.Records.Select(record => (record.SourceId, record.Locator!)));
        Assert.Equal("{}", run.Records[1].Text());
        Assert.Equal(("record.too-large", IssueSeverity.Error), (run.Records[1].Issues[0].Code, run.Records[1].Issues[0].Severity));
        Assert.All([run.Records[0], run.Records[2]], record => Assert.Empty(record.Issues));
    }

    [Fact]
    public async Task Row_LargeByItsIdCell_HasNoId()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), $"ID;NOM\n{new string('x', 2 << 20)};a\n2;b\n");

        Assert.Equal(["", "2"], run.Records.Select(record => record.SourceId));
        Assert.True(run.Complete);
    }

    [Theory]
    [InlineData("2;\"b\n", "3;cccccccccc\n")]
    [InlineData("2;b;", "c;")]
    public async Task Row_ThatNeverEnds_FailsByNameBeforeItIsGathered(string start, string more)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), "ID;NOM\n1;a\n" + start + string.Concat(Enumerable.Repeat(more, (12 << 20) / more.Length)) + "\"\n4;d\n");

        Assert.Equal("csv.quote", run.Failure?.Code);
        Assert.StartsWith("Row 3 ", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Single(run.Records);
    }

    [Fact]
    public async Task Quote_NeverClosedUpToAQuotedCellFarBelow_FailsRatherThanHidesTheRowsBetween()
    {
        string between = string.Concat(Enumerable.Repeat("3;cccccccccc\n", 200_000));
        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), $"ID;NOM\n1;a\n2;\"b\n{between}4;\"d\"\n5;e\n");

        Assert.Equal("csv.quote", run.Failure?.Code);
        Assert.Single(run.Records);
    }

    [Fact]
    public async Task Quote_InsideTheFirstCell_IsAWarningToo()
    {
        var run = await Tables.ReadAsync(Tables.Csv("NOM", "ID"), "NOM;ID\nTuyau 5\" neuf;1\n");

        Assert.Equal("csv.stray-quote", Assert.Single(run.Records[0].Issues).Code);
    }
}
