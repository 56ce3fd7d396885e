using System.Text;
using System.Text.Json;
using Federation.Adapters.Sdk.Tests;
using Federation.Adapters.Mapping.Tests.Sources;
using Federation.Contracts.Testing;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Probing;

/// <summary>What a probe sees of formats and pages.</summary>
public sealed class SketchTests
{
    [Fact]
    public async Task Table_BelowATitle_PassesOverIt()
    {
        var finding = await Probes.OfTextAsync("Export des lieux\nLe 3 mars 2024\n\ncode;nom;ville\n1;Un;Tours\n2;Deux;Blois\n3;Trois;Loches\n");

        Assert.Contains("rowsBefore: 3", finding.Yaml(), StringComparison.Ordinal);
        Assert.Equal(";", finding.GetProperty("delimiter").GetString());
        Assert.Equal(3, finding.GetProperty("trial").GetProperty("usable").GetInt32());
    }

    [Fact]
    public async Task Workbook_WithATitleMergedOverItsTableAndAHiddenSheet_IsSketched()
    {
        string[] Row(int number, params string[] cells) => [Workbook.Row(number, [.. cells.Select(Workbook.Text)])];
        var finding = await Probes.OfBytesAsync(new Workbook()
            .Sheet("Ancien", [.. Enumerable.Range(1, 9).SelectMany(number => Row(number, "x", "y", "z"))], state: "hidden")
            .Sheet("Lieux", [Workbook.Row(1, Workbook.Text("Nos lieux"), null, null), .. Row(3, "code", "nom", "ville"), .. Row(4, "1", "Un", "Tours"), .. Row(5, "2", "Deux", "Blois")], after: """<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>""")
            .ToBytes());

        Assert.Contains("rowsBefore: 2", finding.Yaml(), StringComparison.Ordinal);
        Assert.DoesNotContain("sheet:", finding.Yaml(), StringComparison.Ordinal);
        Assert.Equal(2, finding.GetProperty("trial").GetProperty("usable").GetInt32());
    }

    [Theory]
    [InlineData("03/04/2024", "12/25/2024", "modifiedAt: { from: maj, steps: [{ date: month-first }] }", "month first")]
    [InlineData("03/04/2024", "25/12/2024", "modifiedAt: maj", null)]
    [InlineData("03/04/2024", "05/06/2024", "modifiedAt: maj", "could be written day or month first")]
    [InlineData("03/04/24", "25/12/24", null, "years of two digits")]
    public async Task Dates_InNumbers_AreDraftedAsTheyAreWrittenOrToldAsUnsure(string one, string other, string? drafted, string? unsure)
    {
        var finding = await Probes.OfTextAsync($"code;nom;ville;maj\n1;Un;Tours;{one}\n2;Deux;Blois;{other}\n3;Trois;Loches;{other}\n");

        Assert.Equal(drafted is not null, finding.Yaml().Contains("modifiedAt", StringComparison.Ordinal));
        Assert.Contains(drafted ?? "", finding.Yaml(), StringComparison.Ordinal);
        Assert.Equal(unsure is not null, finding.Unsure().Any(text => text.Contains("date", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(unsure ?? "", string.Join('\n', finding.Unsure()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfWindows1252_SaysSo()
    {
        var finding = await Probes.OfBytesAsync(Encoding.Latin1.GetBytes("code;nom;ville\n1;Médiathèque;Tours\n2;Étable;Orléans\n"));

        Assert.Equal("windows-1252", finding.GetProperty("encoding").GetString());
        Assert.Contains("encoding: windows-1252", finding.Yaml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"results":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}],"facets":[{"x":1}]}""", "records: results")]
    [InlineData("""{"data":{"places":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]}}""", "records: data.places")]
    [InlineData("""{"value":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"},{"id":"c","no""", "records: value")]
    public async Task Json_WhereItsRecordsAre_IsFound(string json, string expected) => Assert.Contains(expected, (await Probes.OfTextAsync(json)).Yaml(), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://a.example/x", """{"next":"https://a.example/x?page=2","results":[{"id":"a","nom":"Un"}]}""", "by: next, next: next")]
    [InlineData("https://a.example/x", """{"links":[{"rel":"next","href":"https://a.example/x?c=2"}],"results":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]}""", "links[?rel=='next'].href | [0]")]
    [InlineData("https://a.example/x", """{"@odata.nextLink":"https://a.example/x?s=2","value":[{"id":"a","nom":"Un"}]}""", "@odata.nextLink")]
    [InlineData("https://a.example/x?page=1&per_page=2", """[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]""", "by: page, parameter: page, size: 2, sizeParameter: per_page")]
    [InlineData("https://a.example/x?limit=2&offset=0", """{"total":9,"results":[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]}""", "by: offset, parameter: offset, size: 2, sizeParameter: limit, total: total")]
    public async Task Paging_ThatIsCertain_IsDrafted(string address, string json, string expected)
    {
        var finding = await Probes.OfAsync(new ApiContext(_ => new ApiAnswer(json), ("source", address)));

        Assert.NotNull(finding.Mapping());
        Assert.Contains(expected, finding.Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paging_ByTheLinkHeader_IsDrafted()
    {
        var finding = await Probes.OfAsync(new ApiContext(_ => new ApiAnswer("""[{"id":"a","nom":"Un"}]""", Link: "<https://a.example/x?page=2>; rel=\"next\""), ("source", "https://a.example/x")));

        Assert.Contains("paging: { by: link }", finding.Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paging_ThatIsNotCertain_IsSaidAndNotDrafted()
    {
        var finding = await Probes.OfAsync(new ApiContext(_ => new ApiAnswer("""{"total":90,"results":[{"id":"a","nom":"Un"}]}"""), ("source", "https://a.example/x")));

        Assert.DoesNotContain("paging:", finding.Yaml(), StringComparison.Ordinal);
        Assert.Contains(finding.Unsure(), text => text.Contains("more records", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_WithPages_IsGivenWithoutThem()
    {
        var finding = await Probes.OfAsync(new ApiContext(_ => new ApiAnswer("""[{"id":"a","nom":"Un"},{"id":"b","nom":"Deux"}]"""), ("source", "https://a.example/x?lang=fr&page=1&per_page=2")));

        Assert.Equal("https://a.example/x?lang=fr", finding.GetProperty("source").GetString());
        Assert.DoesNotContain("lang=fr", finding.Yaml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7 ...", "probe.unknown-format")]
    [InlineData("<!doctype html><html><body><form>Login</form></body></html>", "probe.no-records")]
    [InlineData("""{"error":"no"}""", "probe.no-records")]
    [InlineData("""{"a":""", "json.truncated")]
    [InlineData("   ", "source.empty")]
    [InlineData("just a text\nof two lines\n", "probe.no-records")]
    public async Task Source_ThatIsNoListing_FailsByName(string text, string code)
    {
        var failure = await Assert.ThrowsAsync<AdapterException>(() => Probes.OfTextAsync(text));

        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public async Task Source_LargerThanWhatIsRead_IsDraftedFromItsStart()
    {
        var json = new StringBuilder("{\"items\":[");
        for (int number = 0; json.Length < 9 << 20; number++) json.Append($$"""{"id":"{{number}}","nom":"Lieu {{number}}","texte":"{{new string('x', 500)}}"},""");
        json.Append("{}]}");

        var finding = await Probes.OfAsync(AdapterBench.Of(json.ToString()));

        Assert.False(finding.GetProperty("whole").GetBoolean());
        Assert.Equal(8 << 20, finding.GetProperty("bytes").GetInt32());
        Assert.Contains("records: items", finding.Yaml(), StringComparison.Ordinal);
        Assert.Equal(200, finding.GetProperty("trial").GetProperty("usable").GetInt32());
    }
}
