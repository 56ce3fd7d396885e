using System.Globalization;
using System.Text;

namespace Federation.Matching.Learn;

/// <summary>What weights do on rows that they were not learned from, within the training half.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    /// <summary>Thresholds that the report compares.</summary>
    private static readonly double[] Thresholds = [-0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

    /// <summary>Each row's score by weights that were learned from the other folds; a pair is whole in one of them.</summary>
    public static IReadOnlyList<double> Scores(IReadOnlyList<TrainingRow> rows, int features)
    {
        var models = Enumerable.Range(0, Folds).Select(fold => LogisticRegression.Fit([.. rows.Where(row => FoldOf(row) != fold)], features)).ToList();
        return [.. rows.Select(row => models[FoldOf(row)].ScoreOf(row))];
    }

    /// <summary>A Markdown table: precision and recall of labelled pairs by kind, at several thresholds.</summary>
    public static string Report(IReadOnlyList<TrainingRow> rows, IReadOnlyList<double> scores)
    {
        var report = new StringBuilder();
        var labelled = rows.Zip(scores, (row, score) => (row.Pair.Kind, row.SamePlace, Score: score, row.IsLabelled)).Where(row => row.IsLabelled).ToList();
        foreach (var kind in labelled.GroupBy(row => row.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {kind.Key}, {kind.Count()} pairs | joined | wrongly | precision | recall | F1 |");
            report.AppendLine("|---|---|---|---|---|---|");
            int same = kind.Count(row => row.SamePlace);
            foreach (double threshold in Thresholds)
            {
                int joined = kind.Count(row => row.Score >= threshold), right = kind.Count(row => row.Score >= threshold && row.SamePlace);
                report.AppendLine(CultureInfo.InvariantCulture, $"| {threshold:0.00} | {joined} | {joined - right} | {(double)right / joined:0.0000} | {(double)right / same:0.0000} | {2.0 * right / (joined + same):0.0000} |");
            }
        }

        return report.ToString();
    }

    private static int FoldOf(TrainingRow row) => Convert.ToInt32(row.Pair.Fingerprint[2..6], 16) % Folds;
}
