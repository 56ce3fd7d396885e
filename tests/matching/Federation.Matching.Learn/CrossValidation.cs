using System.Globalization;
using System.Text;

namespace Federation.Matching.Learn;

/// <summary>What weights do on rows that they were not learned from, within the training half.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    /// <summary>Thresholds that the report compares.</summary>
    private static readonly double[] Thresholds = [-0.5, 0, 0.25, 0.4, 0.5, 0.75, 1, 1.5, 2];

    /// <summary>Each row's score by weights that were learned from the other folds; a pair is whole in one of them.</summary>
    public static IReadOnlyList<double> Scores(IReadOnlyList<TrainingRow> rows, int features)
    {
        var models = Enumerable.Range(0, Folds).Select(fold => LogisticRegression.Fit([.. rows.Where(row => FoldOf(row) != fold)], features)).ToList();
        return [.. rows.Select(row => models[FoldOf(row)].ScoreOf(row))];
    }

    /// <summary>Precision and F1 of the labelled pairs of one kind, at a threshold.</summary>
    public static (double Precision, double F1) Figures(IReadOnlyList<TrainingRow> rows, IReadOnlyList<double> scores, string kind, double threshold)
    {
        var pairs = rows.Zip(scores).Where(entry => entry.First.IsLabelled && entry.First.Pair.Kind == kind).ToList();
        int joined = pairs.Count(entry => entry.Second >= threshold), right = pairs.Count(entry => entry.Second >= threshold && entry.First.SamePlace), same = pairs.Count(entry => entry.First.SamePlace);
        return ((double)right / joined, 2.0 * right / (joined + same));
    }

    /// <summary>Markdown tables: precision and recall of labelled pairs by kind, at several thresholds.</summary>
    public static string Report(IReadOnlyList<TrainingRow> rows, IReadOnlyList<double> scores)
    {
        var report = new StringBuilder();
        foreach (var kind in rows.Zip(scores).Where(entry => entry.First.IsLabelled).GroupBy(entry => entry.First.Pair.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {kind.Key}, {kind.Count()} pairs | joined | wrongly | precision | recall | F1 |");
            report.AppendLine("|---|---|---|---|---|---|");
            int same = kind.Count(entry => entry.First.SamePlace);
            foreach (double threshold in Thresholds)
            {
                int joined = kind.Count(entry => entry.Second >= threshold), right = kind.Count(entry => entry.Second >= threshold && entry.First.SamePlace);
                report.AppendLine(CultureInfo.InvariantCulture, $"| {threshold:0.00} | {joined} | {joined - right} | {Share(right, joined)} | {Share(right, same)} | {Share(2 * right, joined + same)} |");
            }
        }

        return report.ToString();
    }

    private static string Share(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("0.0000", CultureInfo.InvariantCulture);

    private static int FoldOf(TrainingRow row) => Convert.ToInt32(row.Pair.Fingerprint[2..6], 16) % Folds;
}
