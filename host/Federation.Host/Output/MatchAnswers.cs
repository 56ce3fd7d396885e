using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Host.Output;

/// <summary>How the matching did on labelled pairs.</summary>
/// <param name="Weights">The version of the weights.</param>
/// <param name="ByKind">In ordinal order; one where the file tells no kinds.</param>
/// <param name="Worst">The worst errors, the worst first.</param>
internal sealed record MatchEvaluationAnswer(string Weights, MatchFigures All, IReadOnlyList<MatchFigures> ByKind, IReadOnlyList<MatchErrorLine> Worst)
{
    public static MatchEvaluationAnswer Of(MatchEvaluation evaluation, int worst) => new(
        evaluation.Weights,
        new MatchFigures("all", evaluation.All),
        [.. evaluation.ByKind.Select(kind => new MatchFigures(kind.Key, kind.Value))],
        [.. evaluation.Pairs.Where(pair => pair.IsError).Take(worst).Select(MatchErrorLine.Of)]);
}

/// <summary>The figures of one kind of pairs; precision, recall and F1 are in <paramref name="Counts"/>.</summary>
internal sealed record MatchFigures(string Kind, MatchCounts Counts);

/// <summary>A pair whose verdict is not what its label says.</summary>
/// <param name="Line">Of the file, the header being line 1.</param>
/// <param name="SamePlace">The label.</param>
internal sealed record MatchErrorLine(int Line, string Kind, bool SamePlace, MatchVerdict Verdict, double Score, string Left, string Right, IReadOnlyList<MatchReason> Evidence)
{
    public static MatchErrorLine Of(ScoredPair pair) => new(
        pair.Pair.Line, pair.Pair.Kind, pair.Pair.SamePlace, pair.Score.Verdict, pair.Score.Score, Side(pair.Pair.Left), Side(pair.Pair.Right), pair.Score.Evidence);

    private static string Side(ListingContent content) =>
        string.Join(" | ", new[] { content.Name, content.Address?.ToString(), content.Phone, content.Website, content.Location?.ToString() }.Where(part => !string.IsNullOrEmpty(part)));
}
