using Federation.Contracts;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class RecordPagerTests
{
    [Theory]
    [InlineData(0, 3, new[] { 0 })]
    [InlineData(2, 3, new[] { 2 })]
    [InlineData(3, 3, new[] { 3 })]
    [InlineData(7, 3, new[] { 3, 3, 1 })]
    public async Task Pages_OfAWholeSource_EndWithTheEndOfTheSnapshot(int records, int pageSize, int[] sizes)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID"), Table(records), new FetchRequest { PageSize = pageSize });

        Assert.Equal(sizes, run.Pages.Select(page => page.Records.Count));
        Assert.Equal(sizes.Length - 1, run.Pages.ToList().FindIndex(page => page.EndOfSnapshot));
        Assert.Equal(records, run.Pages[^1].EstimatedTotal);
    }

    [Fact]
    public async Task Pages_UpToAMostOfRecords_SayNothingOfAnEnd()
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID"), Table(7), new FetchRequest { PageSize = 2, MostRecords = 5 });

        Assert.Equal([2, 2, 1], run.Pages.Select(page => page.Records.Count));
        Assert.DoesNotContain(run.Pages, page => page.EndOfSnapshot);
    }

    [Fact]
    public async Task Pages_OfLargeRecords_CloseEarly()
    {
        string cell = new('x', 900_000);
        string table = "ID;NOM\n" + string.Concat(Enumerable.Range(0, 12).Select(number => $"{number};{cell}\n"));

        var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), table);

        Assert.Equal([5, 5, 2], run.Pages.Select(page => page.Records.Count));
    }

    private static string Table(int rows) => "ID\n" + string.Concat(Enumerable.Range(0, rows).Select(number => $"{number}\n"));
}
