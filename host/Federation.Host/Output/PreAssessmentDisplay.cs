using Federation.Cluster.Labels;
using Federation.Registry.Evaluations;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Pre-assessments for a person.</summary>
internal static class PreAssessmentDisplay
{
    public static void Print(PreAssessmentSummary summary, LabelWords words)
    {
        AnsiConsole.WriteLine(words.Notice);
        AnsiConsole.WriteLine($"{words.Centres(summary.Centres)}, {words.WithClaim(summary.WithClaim)}.");
        if (summary.Unreadable > 0) AnsiConsole.WriteLine(words.Unreadable(summary.Unreadable));
        var levels = new Table().Border(TableBorder.Simple).AddColumns(words.Axis, words.NotMeasurable, words.None, words.Level(1), words.Level(2), words.Level(3));
        foreach (var axis in summary.Axes) AddRow(levels, words.Of(axis.Axis), axis.Levels);
        AddRow(levels, words.Overall, summary.Overall);
        AnsiConsole.Write(levels);
        var criteria = new Table().Border(TableBorder.Simple)
            .AddColumns(words.Criterion, words.Level(1), words.Level(2), words.Level(3), words.Missed, words.NothingKnown, words.NotMeasurable, words.MissingForNext);
        foreach (var tally in summary.Criteria)
        {
            int[] counts = [tally.Level1, tally.Level2, tally.Level3, tally.Missed, tally.NothingKnown, tally.NotMeasurable, tally.MissingForNext];
            criteria.AddRow([new Text(tally.Criterion.Id), .. counts.Select(count => new Text($"{count}"))]);
        }

        AnsiConsole.Write(criteria);
    }

    /// <summary>On lines of their own length: what is explained is read and copied, not compared.</summary>
    public static void Print(PreAssessment assessment, LabelWords words)
    {
        foreach (string line in Lines(assessment, words)) Console.Out.WriteLine(line);
    }

    internal static IEnumerable<string> Lines(PreAssessment assessment, LabelWords words)
    {
        yield return $"{assessment.Name} ({string.Join(", ", assessment.Listings)})";
        yield return $"{words.Of(assessment.Criteria.Title)} {assessment.Evaluation.CriteriaVersion}. {words.Notice}";
        yield return words.Credits(assessment.Credits);
        foreach (var claim in assessment.Claims) yield return words.Claim(claim.Listing.Value, claim.Text);
        yield return words.Line(words.Overall, words.Level(assessment.Evaluation.Level));
        foreach (string line in assessment.Evaluation.Axes.SelectMany(axis => Lines(axis, words))) yield return line;
    }

    private static IEnumerable<string> Lines(AxisFinding axis, LabelWords words)
    {
        yield return "";
        yield return words.Line(words.Of(axis.Axis), words.Level(axis.Level));
        foreach (string line in Section(words.Held, axis.Criteria.Where(finding => finding.Outcome == Outcome.Held), finding => finding.Why, words)) yield return line;
        if (axis.Gap is { } gap)
        {
            foreach (string line in Section(words.MissingFor(gap.Level), gap.Mandatory, Missing, words)) yield return line;
            if (gap.OptionalNeeded > 0)
            {
                if (gap.Mandatory.Count == 0) yield return $"  {words.MissingFor(gap.Level)}";
                foreach (string line in Section(words.OptionalNeeded(gap.OptionalNeeded), gap.Optional, Missing, words)) yield return line;
            }
        }

        foreach (string line in Section(words.NotYetMeasurable, axis.Criteria.Where(finding => finding.Outcome == Outcome.NotMeasurable), finding => finding.Why, words)) yield return line;
    }

    private static IEnumerable<string> Section(string title, IEnumerable<CriterionFinding> findings, Func<CriterionFinding, Reason> reason, LabelWords words)
    {
        bool begun = false;
        foreach (var finding in findings)
        {
            if (!begun) yield return $"  {title}";
            begun = true;
            yield return $"    {words.Line(finding.Criterion.Id, words.Of(finding.Criterion.Question))} {reason(finding).Text(words.Language)}";
        }
    }

    private static Reason Missing(CriterionFinding finding) => finding.Missing ?? finding.Why;

    private static void AddRow(Table table, string name, LevelCounts counts) =>
        table.AddRow([new Text(name), .. new[] { counts.NotMeasurable, counts.None, counts.Level1, counts.Level2, counts.Level3 }.Select(count => new Text($"{count}"))]);
}
