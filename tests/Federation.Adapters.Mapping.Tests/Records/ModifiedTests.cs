using System.Text;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Records;

/// <summary>When a record was changed, as its source writes it.</summary>
public sealed class ModifiedTests
{
    [Theory]
    [InlineData("maj", "03/04/2024", "2024-04-03")]
    [InlineData("{ from: maj, steps: [date] }", "03/04/2024", "2024-04-03")]
    [InlineData("{ from: maj, steps: [{ date: day-first }] }", "03/04/2024", "2024-04-03")]
    [InlineData("{ from: maj, steps: [{ date: month-first }] }", "03/04/2024", "2024-03-04")]
    [InlineData("{ from: maj, steps: [{ date: month-first }] }", "12/25/2024 08:15", "2024-12-25")]
    [InlineData("{ from: maj, steps: [{ replace: { pattern: \"/([0-9]{2})$\", with: \"/20$1\" } }, { date: month-first }] }", "12/25/24", "2024-12-25")]
    public async Task Date_AsTheMappingSaysItIsWritten_IsRead(string rule, string written, string expected)
    {
        var record = await ReadAsync(rule, written);

        Assert.Equal(expected, record.ModifiedAt?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(record.Issues);
    }

    [Theory]
    [InlineData("maj", "12/25/2024", "date: month-first")]
    [InlineData("{ from: maj, steps: [date] }", "12/25/2024", "date: month-first")]
    [InlineData("{ from: maj, steps: [{ date: month-first }] }", "25/12/2024", "with the day first")]
    [InlineData("maj", "25/12/24", "two digits")]
    [InlineData("{ from: maj, steps: [{ date: month-first }] }", "12/25/24", "two digits")]
    public async Task Date_WrittenOtherwise_IsToldWithWhatToDo(string rule, string written, string told)
    {
        var record = await ReadAsync(rule, written);

        Assert.Null(record.ModifiedAt);
        var issue = Assert.Single(record.Issues);
        Assert.Equal(("mapping.date-unreadable", IssueSeverity.Warning, "/maj"), (issue.Code, issue.Severity, issue.Pointer));
        Assert.Contains(told, issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_ThatThereIsNot_IsRefusedWithTheOnesThatThereAre()
    {
        var problem = Assert.Single(Yamls.Read(Yamls.Who + "source: { format: csv }\nrecords: { id: id }\nfields: { name: nom, modifiedAt: { from: maj, steps: [{ date: year-first }] } }\n").Problems);

        Assert.Equal("mapping.value", problem.Issue.Code);
        Assert.Contains("day-first, month-first", problem.Issue.Message, StringComparison.Ordinal);
    }

    private static async Task<SourceRecord> ReadAsync(string rule, string written)
    {
        var mapping = Yamls.Sound($"source: {{ format: csv, delimiter: \";\" }}\nrecords: {{ id: id }}\nfields: {{ name: nom, modifiedAt: {rule} }}\n");
        return Assert.Single((await AdapterRun.OfAsync(new MappingAdapter(mapping), AdapterBench.Of(Encoding.UTF8.GetBytes($"id;nom;maj\n1;Un;{written}\n")))).Records);
    }
}
