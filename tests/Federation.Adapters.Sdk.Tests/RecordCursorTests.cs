using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class RecordCursorTests
{
    private const int Rows = 50;

    [Fact]
    public async Task Reading_GoneOnAtEveryPage_GivesWhatIsLeftAndTheEnd()
    {
        string table = Table(Enumerable.Range(0, Rows));
        var whole = await ReadAsync(table, null);

        for (int page = 0; page < whole.Pages.Count; page++)
        {
            var rest = await ReadAsync(table, whole.Pages[page].NextCursor);

            var expected = whole.Pages.Skip(page + 1).SelectMany(one => one.Records).Select(record => record.SourceId);
            Assert.Equal(expected, rest.Pages.SelectMany(one => one.Records).Select(record => record.SourceId));
            Assert.True(rest.Pages[^1].EndOfSnapshot);
            Assert.Equal(whole.Pages[^1].NextCursor, rest.Pages[^1].NextCursor);
        }
    }

    [Fact]
    public async Task Reading_OfASourceThatHasGrownBehindTheCursor_GoesOn()
    {
        string? cursor = (await ReadAsync(Table(Enumerable.Range(0, Rows)), null)).Pages[2].NextCursor;

        var rest = await ReadAsync(Table(Enumerable.Range(0, Rows + 3)), cursor);

        Assert.Equal(Rows + 3 - 30, rest.Pages.Sum(page => page.Records.Count));
    }

    [Theory]
    [InlineData("a row before the cursor has other text", "0\n1\n2\nother\n4")]
    [InlineData("a row before the cursor is gone", "0\n1\n2\n4\n5\n6")]
    [InlineData("a row was put before the cursor", "first\n0\n1\n2\n3\n4\n5")]
    [InlineData("two rows have changed places", "0\n1\n3\n2\n4\n5")]
    [InlineData("the source is shorter than the cursor", "0\n1\n2")]
    public async Task Reading_OfASourceThatHasChangedBeforeTheCursor_IsRefused(string what, string rows)
    {
        string? cursor = (await ReadAsync(Table(Enumerable.Range(0, 6)), null, pageSize: 4)).Pages[0].NextCursor;

        var failure = await Assert.ThrowsAsync<AdapterException>(() => ReadAsync("ID\n" + rows, cursor, pageSize: 4));

        Assert.True(failure.Code == AdapterException.CursorRefusedCode, what);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("2.10.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1.99999999999.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1.10.00")]
    public async Task Reading_AtACursorOfSomebodyElse_IsRefused(string cursor)
    {
        var failure = await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(Table(Enumerable.Range(0, Rows)), cursor));

        Assert.Equal(AdapterException.CursorRefusedCode, failure.Code);
    }

    private static async Task<AdapterRun> ReadAsync(string table, string? cursor, int pageSize = 10)
    {
        var run = await Tables.ReadAsync(Tables.Csv("ID"), table, new FetchRequest { PageSize = pageSize, Cursor = cursor });
        return run.Failure is { } failure ? throw failure : run;
    }

    private static string Table(IEnumerable<int> rows) => "ID\n" + string.Concat(rows.Select(number => $"{number}\n"));
}
