using System.Globalization;
using Federation.Contracts;
using Federation.Host.Running.Checkups;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>A checkup for a person.</summary>
internal static class CheckupDisplay
{
    public static void Print(CheckupReport report)
    {
        AnsiConsole.WriteLine(report.Adapter);
        foreach (var fact in report.Facts) AnsiConsole.WriteLine($"  {Mark(fact.Outcome)} {fact.Fact}: {fact.Told}");
        var measures = report.Measures;
        AnsiConsole.WriteLine($"{Number(measures.Read)} read, {Number(measures.Mapped)} mapped, {Number(measures.Read - measures.Mapped)} for quarantine, {Number(measures.SameId)} with an id that came before, {Number(measures.SamePlace)} with a name and address that came before.");
        PrintCounts("In quarantine", measures.Quarantined);
        PrintCounts("Found", report.Issues);
        var missing = SourceTally.Fields.Where(field => measures.FilledIn(field) < measures.Mapped).Select(field => $"{field} {Percent(measures.Mapped - measures.FilledIn(field), measures.Mapped)}").ToList();
        if (measures.Mapped > 0 && missing.Count > 0) AnsiConsole.WriteLine($"Missing: {string.Join(", ", missing)}.");
        AnsiConsole.WriteLine($"Quality: {report.Level.ToString().ToLowerInvariant()}.{(report.Missing.Count == 0 ? "" : $" For {(report.Level + 1).ToString().ToLowerInvariant()}:")}");
        foreach (var gap in report.Missing) AnsiConsole.WriteLine($"  {gap.Code}: {Share(gap.Found)}, {(gap.AtMost ? "at most" : "at least")} {Share(gap.Needed)} needed. {Remedies.Of(gap.Code)}");
        AnsiConsole.WriteLine(report.Holds ? "Everything holds that could be tried." : "Something is broken.");
    }

    private static void PrintCounts(string what, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count > 0) AnsiConsole.WriteLine($"{what}: {string.Join(", ", counts.Select(count => $"{count.Key} {Number(count.Value)}"))}.");
    }

    private static string Mark(FactOutcome outcome) => outcome switch { FactOutcome.Holds => "holds ", FactOutcome.Broken => "BROKEN", _ => "  -   " };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(int part, int whole) => (part / (double)whole).ToString("P0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.##", CultureInfo.InvariantCulture);
}
