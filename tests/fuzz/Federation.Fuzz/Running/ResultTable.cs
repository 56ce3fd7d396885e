using System.Globalization;

namespace Federation.Fuzz.Running;

/// <summary>Shows results as a Markdown table, then the findings.</summary>
internal static class ResultTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<TargetResult> results)
    {
        yield return "| target        | seconds | executions | records | listings | quarantined | failed runs | heap MB early, late | resident MB early, late | findings |";
        yield return "|---------------|--------:|-----------:|--------:|---------:|------------:|------------:|--------------------:|------------------------:|---------:|";
        foreach (var (target, time, figures, findings) in results)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {target,-13} | {time.TotalSeconds,7:0} | {figures.Executions,10} | {figures.Records,7} | {figures.Mapped,8} | {figures.Records - figures.Mapped,11} | {figures.FailedRuns,11} | {Megabytes(figures.Memory.FirstOrDefault()?.HeapBytes),9:0.0}, {Megabytes(figures.Memory.LastOrDefault()?.HeapBytes),8:0.0} | {Megabytes(figures.Memory.FirstOrDefault()?.ResidentBytes),11:0}, {Megabytes(figures.Memory.LastOrDefault()?.ResidentBytes),10:0} | {findings.Count,8} |");
        }

        foreach (var finding in results.SelectMany(result => result.Findings))
        {
            yield return "";
            yield return $"{finding.Subject}: {finding.Breach.Signature}";
            yield return finding.Breach.Detail;
            if (finding.Command is { } command) yield return $"    {command}";
        }
    }

    private static double? Megabytes(long? bytes) => bytes / 1e6;
}
