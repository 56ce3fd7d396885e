using System.Globalization;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>How the matching did, for a person.</summary>
internal static class MatchDisplay
{
    public static void Print(MatchEvaluationAnswer answer)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("pairs", "precision", "recall", "F1", "one place: sure", "unsure", "different", "two places: sure", "unsure", "different");
        IEnumerable<MatchFigures> lines = answer.ByKind.Count > 1 ? [answer.All, .. answer.ByKind] : [answer.All];
        foreach (var (kind, counts) in lines)
        {
            string[] cells =
            [
                kind, Share(counts.Precision), Share(counts.Recall), Share(counts.F1),
                $"{counts.SameSure}", $"{counts.SameUnsure}", $"{counts.SameDifferent}", $"{counts.OtherSure}", $"{counts.OtherUnsure}", $"{counts.OtherDifferent}",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Only what is sure counts as a match. Weights {answer.Weights}.");
        foreach (var error in answer.Worst) Print(error);
    }

    private static void Print(MatchErrorLine error)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {error.Line}, {(error.SamePlace ? "one place" : "two places")}, judged {error.Verdict.ToString().ToLowerInvariant()} at {error.Score:0.00}"));
        AnsiConsole.WriteLine($"  {error.Left}");
        AnsiConsole.WriteLine($"  {error.Right}");
        string evidence = string.Join(", ", error.Evidence.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Kind} {reason.Level} {reason.Weight:+0.00;-0.00;0}")));
        AnsiConsole.WriteLine($"  {evidence}");
    }

    private static string Share(double? share) => share is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "-";
}
