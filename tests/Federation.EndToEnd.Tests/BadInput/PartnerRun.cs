using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>A run's record, and what the terminal said of it.</summary>
/// <param name="Failure">Null where it read the source to its end.</param>
internal sealed record PartnerRun(string Status, RunCounts Counts, Finding? Failure, IReadOnlyList<Finding> Problems, Command Terminal)
{
    public static PartnerRun Of(JsonElement run, Command terminal) => new(
        run.GetProperty("status").GetString() ?? "",
        RunCounts.Of(run),
        run.GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure ? Finding.Of(failure) : null,
        [.. run.GetProperty("problems").EnumerateArray().Select(Finding.Of)],
        terminal);

    /// <summary>It went to the end, with this one problem, of which both the API and the terminal say what, where and what to do.</summary>
    public Finding ExpectProblem(string code)
    {
        Assert.Equal("COMPLETED", Status);
        Terminal.Expect(0);
        var problem = Assert.Single(Problems);
        ExpectExplained(problem, code);
        Assert.Contains(problem.Locator ?? "?", Terminal.Words, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>It failed for this reason, of which both the API and the terminal say what, where and what to do.</summary>
    public Finding ExpectFailure(string code)
    {
        Assert.Equal("FAILED", Status);
        Terminal.Expect(1);
        Assert.NotNull(Failure);
        ExpectExplained(Failure, code);
        return Failure;
    }

    private void ExpectExplained(Finding finding, string code)
    {
        Assert.Equal(code, finding.Code);
        Assert.NotEqual("", finding.Remedy);
        Assert.NotEqual("", finding.French);
        Assert.NotEqual(finding.Remedy, finding.French);
        Assert.Contains(code, Terminal.Words, StringComparison.Ordinal);
        Assert.Contains(finding.Message, Terminal.Words, StringComparison.Ordinal);
        Assert.Contains(finding.Remedy, Terminal.Words, StringComparison.Ordinal);
    }
}
