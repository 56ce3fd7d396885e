using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Records;

/// <summary>A row that breaks a condition is passed over and counted; nothing of it is quarantined.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("{ column: état, is: [OUVERT, actif] }", "1 4")]
    [InlineData("{ column: état, isNot: [ferme] }", "1 3 4")]
    [InlineData("{ column: état, filled: true }", "1 2 4")]
    [InlineData("{ column: état, filled: false }", "3")]
    [InlineData("{ column: cp, matches: \"^37\" }", "1 2")]
    [InlineData("{ expression: \"vu\" }", "1")]
    [InlineData("{ expression: \"starts_with(cp, '41')\" }", "3")]
    [InlineData("[{ column: cp, matches: \"^37\" }, { column: état, isNot: [fermé] }]", "1")]
    public async Task Where_Rows_ThatHold_AreRecords(string where, string expected)
    {
        var adapter = new MappingAdapter(Yamls.Sound($"source: {{ format: json }}\nrecords: {{ id: id, where: {where} }}\nfields: {{ name: id }}\n"));
        var context = AdapterBench.Of("""[{"id":1,"état":"Ouvert","cp":"37000","vu":true},{"id":2,"état":"Fermé","cp":"37100","vu":false},{"id":3,"état":"","cp":"41000","vu":null},{"id":4,"état":"ACTIF"}]""");

        var run = await AdapterRun.OfAsync(adapter, context);
        var check = await adapter.CheckAsync(context, TestContext.Current.CancellationToken);

        Assert.True(run.Complete);
        Assert.Equal(expected, string.Join(' ', run.Records.Select(record => record.SourceId)));
        Assert.Contains($"{4 - run.Records.Count} rows passed over", check.Summary, StringComparison.Ordinal);
    }
}
