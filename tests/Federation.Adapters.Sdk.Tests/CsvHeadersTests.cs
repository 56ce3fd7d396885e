using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>Tables that do not begin with their header row, or have none.</summary>
public sealed class CsvHeadersTests
{
    [Theory]
    [InlineData("Title\nof the 3rd of March\nID;NOM\n1;La Grange\n", 2)]
    [InlineData("\"Title; on\ntwo lines\"\r\nID;NOM\r\n1;La Grange\r\n", 1)]
    [InlineData("\n\nID;NOM\n1;La Grange", 2)]
    public async Task RowsBefore_TheHeaderRow_ArePassedOver(string table, int before)
    {
        var run = await Tables.ReadAsync(Tables.Of(new CsvFormat { RequiredHeaders = ["ID", "NOM"], IdHeader = "ID", RowsBefore = before }), table);

        Assert.True(run.Complete);
        Assert.Equal("""{"ID":"1","NOM":"La Grange"}""", Assert.Single(run.Records).Text());
        Assert.Equal($"row {before + 2}", run.Records[0].Locator);
    }

    [Fact]
    public async Task Headers_OfTheAdapter_NameTheColumnsFromTheFirstRowOn()
    {
        var run = await Tables.ReadAsync(Tables.Of(new CsvFormat { RequiredHeaders = ["ID"], IdHeader = "ID", Headers = ["ID", "NOM", "NOM"] }), "1|La Grange|x\n2|Le Four\n");

        Assert.Equal("""{"ID":"1","NOM":"La Grange","NOM#2":"x"}""", run.Records[0].Text());
        Assert.Equal("csv.width", Assert.Single(run.Records[1].Issues).Code);
    }

    [Fact]
    public async Task Headers_NoneAtAll_AreNumbers()
    {
        var run = await Tables.ReadAsync(Tables.Of(new CsvFormat { RequiredHeaders = ["#1"], IdHeader = "#1", Headers = [] }), "1,La Grange\n2,Le Four\n");

        Assert.Equal(["1", "2"], run.Records.Select(record => record.SourceId));
        Assert.Equal("""{"#1":"2","#2":"Le Four"}""", run.Records[1].Text());
    }

    [Fact]
    public async Task RowsBefore_MoreThanThereAre_IsNoSuchTable()
    {
        var run = await Tables.ReadAsync(Tables.Of(new CsvFormat { RequiredHeaders = ["ID"], IdHeader = "ID", RowsBefore = 50 }), "ID,NOM\n1,La Grange\n");

        Assert.Equal(("csv.headers", FailureKind.SourceChanged), (run.Failure?.Code, run.Failure?.Kind));
    }
}
