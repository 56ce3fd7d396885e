using System.Text.Json;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;
using MathNet.Numerics;

namespace Federation.Matching.Learn;

/// <summary>What was learned.</summary>
/// <param name="Weights">The file, in UTF-8.</param>
/// <param name="Report">What cross-validation within the training half says of it; the other half is not looked at.</param>
/// <param name="World">Precision and F1 that cross-validation gives for the pairs of the world.</param>
internal sealed record Learning(byte[] Weights, string Report, (double Precision, double F1) World);

/// <summary>
/// Learns the weights from the training half of the labelled pairs, and the common words from it and from the real listings. The same files give the same bytes.
/// </summary>
internal static class Learner
{
    /// <summary>
    /// From this score on a pair is one place: in cross-validation about the lowest at which the precision of every kind is above its gate.
    /// </summary>
    private const double Sure = 0.4;

    /// <summary>Below this score two are different; in between a person decides. The band holds what one more or one less piece of evidence would tip.</summary>
    private const double Unsure = -0.5;

    private const int Decimals = 2;

    /// <param name="data">The folder of the real listings.</param>
    public static async Task<Learning> LearnAsync(string data, CancellationToken cancellationToken)
    {
        // Sums come out the same only where they are made in the same order.
        Control.UseManaged();
        Control.UseSingleThread();
        var set = await TrainingSet.ReadAsync(data, cancellationToken);
        int features = EvidenceKind.All.Length * EvidenceKind.MostLevels;
        var fitted = LogisticRegression.Fit(set.Rows, features);
        var file = new WeightsFile
        {
            Bias = Rounded(fitted.Bias),
            Sure = Sure,
            Unsure = Unsure,
            Evidence = Evidence(fitted),
            NameWords = set.NameWords,
            StreetWords = set.StreetWords,
        };
        byte[] json = [.. JsonSerializer.SerializeToUtf8Bytes(file, WeightsJson.Default.WeightsFile), (byte)'\n'];
        var scores = CrossValidation.Scores(set.Rows, features);
        return new Learning(json, CrossValidation.Report(set.Rows, scores), CrossValidation.Figures(set.Rows, scores, PairFile.OneKind, Sure));
    }

    private static SortedDictionary<string, SortedDictionary<string, double>> Evidence(LogisticRegression fitted)
    {
        var evidence = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (at, kind) in EvidenceKind.All.Index())
        {
            var levels = Enumerable.Range(1, kind.Levels.Length - 1).ToDictionary(level => kind.Levels[level], level => Rounded(fitted.WeightOf((at * EvidenceKind.MostLevels) + level)));
            evidence.Add(kind.Name, new SortedDictionary<string, double>(levels, StringComparer.Ordinal));
        }

        return evidence;
    }

    // Adding zero turns -0 into 0, which prints otherwise.
    private static double Rounded(double weight) => Math.Round(weight, Decimals) + 0.0;
}
