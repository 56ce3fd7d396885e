using MathNet.Numerics.LinearAlgebra;

namespace Federation.Matching.Learn;

/// <summary>
/// Logistic regression with ridge penalty by Newton's method (iteratively reweighted least squares), its weights held to <see cref="WeightShape"/>. Each fit is convex: there is
/// one answer, and it does not depend on where the search begins.
/// </summary>
internal sealed class LogisticRegression
{
    /// <summary>The inverse variance of a weight before anything was seen: few rows move a weight little. The bias has no penalty but for rounding.</summary>
    private const double Ridge = 1.0;

    private const double BiasRidge = 1e-9;
    private const int Steps = 30;

    private readonly double[] _weights;

    private LogisticRegression(double bias, double[] weights) => (Bias, _weights) = (bias, weights);

    public double Bias { get; }

    /// <summary>0 for a level that no row has.</summary>
    public double WeightOf(int feature) => _weights[feature];

    public double ScoreOf(TrainingRow row) => row.Features.Aggregate(Bias, (sum, feature) => sum + _weights[feature]);

    /// <param name="features">How many there are.</param>
    public static LogisticRegression Fit(IReadOnlyList<TrainingRow> rows, int features)
    {
        // A level that breaks the shape is held at 0, or gets one weight with the one before it, until none does. Each round takes at least one, so it ends.
        int[] tied = [.. Enumerable.Range(0, features)];
        var held = new HashSet<int>();
        var occurring = rows.SelectMany(row => row.Features).ToHashSet();
        while (true)
        {
            var fitted = Fit(rows, tied, held, features);
            if (!Tighten(fitted, tied, held, occurring)) return fitted.Capped();
        }
    }

    private LogisticRegression Capped()
    {
        double[] capped = [.. _weights];
        foreach (var (feature, ceiling) in WeightShape.Ceilings) capped[feature] = Math.Min(capped[feature], ceiling);
        return new LogisticRegression(Bias, capped);
    }

    private static bool Tighten(LogisticRegression fitted, int[] tied, HashSet<int> held, HashSet<int> occurring)
    {
        bool tightened = false;
        for (int feature = 0; feature < tied.Length; feature++)
        {
            double weight = fitted.WeightOf(feature);
            if ((weight < 0 && WeightShape.NotBelowZero.Contains(feature)) || (weight > 0 && WeightShape.NotAboveZero.Contains(feature))) tightened |= held.Add(tied[feature]);
        }

        if (tightened) return true;
        foreach (int[] levels in WeightShape.Falling)
        {
            int[] met = [.. levels.Where(occurring.Contains)];
            for (int at = 1; at < met.Length; at++)
            {
                int before = tied[met[at - 1]], here = tied[met[at]];
                if (before == here || fitted.WeightOf(met[at]) <= fitted.WeightOf(met[at - 1])) continue;
                for (int feature = 0; feature < tied.Length; feature++)
                {
                    if (tied[feature] == here) tied[feature] = before;
                }

                if (held.Contains(here)) held.Add(before);
                return true;
            }
        }

        return false;
    }

    private static LogisticRegression Fit(IReadOnlyList<TrainingRow> rows, int[] tied, HashSet<int> held, int features)
    {
        int[] free = [.. rows.SelectMany(row => row.Features).Select(feature => tied[feature]).Distinct().Where(feature => !held.Contains(feature)).Order()];
        var column = free.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int bias = free.Length;
        var columns = rows.Select(row => (int[])[.. row.Features.Where(feature => column.ContainsKey(tied[feature])).Select(feature => column[tied[feature]]), bias]).ToList();
        var answer = Vector<double>.Build.Dense(bias + 1);
        for (int step = 0; step < Steps; step++)
        {
            var gradient = Vector<double>.Build.Dense(bias + 1, at => at == bias ? 0 : -Ridge * answer[at]);
            var curvature = Matrix<double>.Build.DenseDiagonal(bias + 1, bias + 1, at => at == bias ? BiasRidge : Ridge);
            foreach (var (row, at) in rows.Zip(columns))
            {
                double likely = 1 / (1 + Math.Exp(-at.Sum(index => answer[index])));
                foreach (int one in at)
                {
                    gradient[one] += row.Weight * ((row.SamePlace ? 1 : 0) - likely);
                    foreach (int other in at) curvature[one, other] += row.Weight * likely * (1 - likely);
                }
            }

            answer += curvature.Cholesky().Solve(gradient);
        }

        double[] weights = new double[features];
        for (int feature = 0; feature < features; feature++) weights[feature] = column.TryGetValue(tied[feature], out int at) ? answer[at] : 0;
        return new LogisticRegression(answer[bias], weights);
    }
}
