using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>
/// Pages made to cost a parser more than they cost to write. Judged by the process's processor time, which a busy machine does not stretch as it does the clock's: so nothing else runs beside them.
/// </summary>
[Collection(nameof(HtmlExhaustionTests))]
[CollectionDefinition(nameof(HtmlExhaustionTests), DisableParallelization = true)]
public sealed class HtmlExhaustionTests
{
    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string?> Nested => new()
    {
        { Repeat("<div>", 100_000) + "x" + Repeat("</div>", 100_000), "html.too-deep" },
        { Repeat("<b>", 100_000), "html.too-deep" },
        { Repeat("<nobr><i>", 50_000), "html.too-deep" },
        { Repeat("<svg><g>", 50_000), "html.too-deep" },
        { Repeat("<table><tr><td>", 50_000), "html.too-deep" },
        { Repeat("<template>", 50_000), "html.too-deep" },
        { Repeat("<b><p>", 40_000), "html.too-many-elements" },
        { Repeat("<b><p>", 10_000), null },
        { Repeat("<a><div></a>", 40), null },
        { Repeat("<li class=centre id=1>", 99_000), null },
        { Repeat("<p>", 120_000), "html.too-many-elements" },

        // The parser opens every <i> again in each <div>: 100 elements for one tag.
        { "<div>" + string.Concat(Enumerable.Range(0, 100).Select(index => $"<i class=a{index}>")) + Repeat("</div><div>x", 20_000), "html.too-many-elements" },
        { "<p " + string.Concat(Enumerable.Range(0, 300_000).Select(index => $"a{index} ")) + ">", null },
        { "<li class=centre id=1>" + new string('x', 9 << 20), "html.too-large" },

        // Each record holds all that follow, and their text.
        { Repeat("<div><li class=centre><h2>", 60) + Repeat("a ", 3 << 20), null },
    };

    [Theory]
    [MemberData(nameof(Nested), DisableDiscoveryEnumeration = true)]
    public async Task Page_MadeToExhaust_IsBoundedInTimeAndStack(string body, string? code)
    {
        var before = Environment.CpuUsage.TotalTime;

        var run = await Tables.ReadAsync(Tables.Html, $"<!doctype html><body><li class=centre id=0>{body}");

        var taken = Environment.CpuUsage.TotalTime - before;
        Assert.Equal(code, run.Failure?.Code);
        Assert.True(taken < MostProcessorTime, $"It took {taken} of processor time.");
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
