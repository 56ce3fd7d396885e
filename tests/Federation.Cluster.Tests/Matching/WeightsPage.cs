using System.Globalization;
using System.Text;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Tests.Matching;

/// <summary>Writes <c>docs/matching-weights.md</c> from the weights.</summary>
internal static class WeightsPage
{
    public static string Render(MatchWeights weights)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Weights of the matching

            Version `{weights.Version}`. This page comes from `host/Federation.Cluster/Matching/Scoring/weights.json` (`UPDATE_DOCS=1 ./test.sh Cluster` writes it);
            [matching.md](matching.md) says how a score comes about.

            A pair begins at {Number(weights.Bias)}. From {Number(weights.Sure)} on it is sure, below {Number(weights.Unsure)} different, in between a person decides.
            {weights.Vocabulary.Names.Count} words of names and towns and {weights.Vocabulary.Streets.Count} of streets are common and count less.

            | evidence | level | weight |
            |---|---|---|

            """);
        foreach (var kind in EvidenceKind.All)
        {
            foreach (string level in kind.Levels.Skip(1)) page.Append(CultureInfo.InvariantCulture, $"| {kind.Name} | {level} | {Number(weights.Of(kind.Name, level))} |\n");
        }

        return page.ToString();
    }

    private static string Number(double weight) => weight.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture);
}
