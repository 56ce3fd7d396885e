using System.Globalization;
using Federation.Cluster.Labels.Publishing;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Criteria and their dry runs, for a person.</summary>
internal static class DryRunDisplay
{
    /// <summary>So many centres are shown; <c>--json</c> has all.</summary>
    private const int MostShown = 20;

    public static void Print(CriteriaReading reading)
    {
        if (reading.Criteria is { } criteria) Console.WriteLine($"Version {criteria.Version}, {criteria.Criteria.Count} criteria: nothing is wrong with it.");
        Print(reading.Problems);
    }

    public static void Print(DryRunReport report, LabelWords words)
    {
        Print(report.Problems);
        if (report.Refusal is { } refusal) Print(refusal);
        if (report.Totals is not { } totals) return;
        Console.WriteLine(words.DryRun(report.Version ?? "", totals));
        if (totals.Unreadable > 0) Console.WriteLine(words.Unreadable(totals.Unreadable));
        var table = new Table().Border(TableBorder.Simple).AddColumns(words.Axis, words.Awarded, words.Keeping, words.Losing, words.LostAlready, words.NotJudged);
        foreach (var axis in totals.Axes) table.AddRow([new Text(words.Of(axis.Axis)), .. new[] { axis.Awarded, axis.Keeping, axis.Losing, axis.LostAlready, axis.NotJudged }.Select(count => new Text($"{count}"))]);
        AnsiConsole.Write(table);
        foreach (string line in report.Losing.Take(MostShown).SelectMany(losing => Lines(losing, words))) Console.Out.WriteLine(line);
        if (report.Losing.Count > MostShown) Console.WriteLine(words.More(report.Losing.Count - MostShown));
        Console.WriteLine($"sha256 {report.Sha256}{(report.Kept ? words.Kept : "")}");
    }

    public static void Print(PublicationAnswer answer)
    {
        if (answer.Published is { } published) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Version {published.Criteria.Version} is published, and in force from {published.From.UtcDateTime:yyyy-MM-dd HH:mm} UTC on."));
        if (answer.Refusal is { } refusal) Print(refusal);
    }

    private static IEnumerable<string> Lines(LosingCentre losing, LabelWords words)
    {
        yield return $"{losing.Name ?? losing.Centre} ({losing.Centre}-{losing.Label}, {losing.CriteriaVersion})";
        foreach (var axis in losing.Axes)
        {
            yield return $"  {words.Line(words.Of(axis.Axis), $"{words.Level(axis.Awarded)} → {words.Level(axis.Level)}{(axis.IsLostAlready ? words.NotByThis : "")}")}";
            foreach (var why in axis.Why) yield return $"    {words.Line(why.Criterion, words.Of(why.Text))}";
        }
    }

    private static void Print(IReadOnlyList<CriteriaProblem> problems)
    {
        foreach (var problem in problems) Console.WriteLine($"{problem}");
        foreach (string code in problems.Select(problem => problem.Code).Distinct()) Console.WriteLine($"{code}: {Remedies.Of(code)}");
    }

    private static void Print(CriteriaRefusal refusal)
    {
        Console.WriteLine($"{refusal.Code}: {refusal.Message}");
        Console.WriteLine(Remedies.Of(refusal.Code));
    }
}
