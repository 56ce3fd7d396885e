using Federation.Cluster.Labels.Importing;

namespace Federation.Host.Output;

/// <summary>Awards that are taken over, for a person.</summary>
internal static class LabelImportDisplay
{
    /// <summary>So many refused lines are shown of each import; all are counted.</summary>
    private const int MostShown = 20;

    public static void Print(LabelImportReport report)
    {
        Console.WriteLine($"{report.Taken} awards taken over, {report.Unchanged} were taken over before, {report.Refused} of {report.Lines} lines refused.");
        foreach (var problem in report.Problems.Take(MostShown)) Console.WriteLine($"line {problem.Line}: {problem.Code}: {problem.Message}");
        if (report.Refused > MostShown) Console.WriteLine($"... and {report.Refused - Math.Min(MostShown, report.Problems.Length)} more.");
        foreach (var (code, count) in report.RefusedFor) Console.WriteLine($"{code} ({count}): {Remedies.Of(code)}");
    }
}
