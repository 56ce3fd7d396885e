using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>Everything that is learned from: rows, and the tables of common words that they were read with.</summary>
internal sealed record TrainingSet(IReadOnlyList<TrainingRow> Rows, SortedDictionary<string, double> NameWords, SortedDictionary<string, double> StreetWords)
{
    private static readonly string[] Files = ["french-pairs.csv", "overture-pairs.csv"];

    /// <summary>A pair of the world counts more: they are harder to tell than the French ones, and there are fewer that teach.</summary>
    private const double WorldWeight = 2.5;

    /// <summary>A mined pair counts a fifth: there are more of them than of labelled ones, and nobody looked at them.</summary>
    private const double MinedWeight = 0.2;

    /// <summary>Sources without coordinates are judged too: each pair is learned from once more as it would be without them, for half.</summary>
    private const double PlacelessShare = 0.5;

    /// <param name="data">The folder of the real listings.</param>
    public static async Task<TrainingSet> ReadAsync(string data, CancellationToken cancellationToken)
    {
        var labelled = Files.SelectMany(file => PairFile.Read(Path.Combine(data, "matching", file))).ToList();
        var training = labelled.Where(pair => pair.IsForTraining).ToList();
        var listings = await RealListings.ReadAsync(data, cancellationToken);
        var world = Contents(training.Where(pair => pair.Kind == PairFile.OneKind));
        var france = listings.Select(listing => listing.Content).Concat(Contents(training.Where(pair => pair.Kind != PairFile.OneKind))).ToList();
        var (names, streets) = (WordTable.OfNames(france, world), WordTable.OfStreets(france, world));
        var vocabulary = new MatchVocabulary(new CommonWords(names), new CommonWords(streets));
        var mined = MinedPairs.Of(listings, labelled, vocabulary);
        return new TrainingSet([.. training.SelectMany(pair => RowsOf(pair, pair.Kind == PairFile.OneKind ? WorldWeight : 1, vocabulary)), .. mined.SelectMany(pair => RowsOf(pair, MinedWeight, vocabulary))], names, streets);
    }

    private static List<ListingContent> Contents(IEnumerable<LabelledPair> pairs) => [.. pairs.SelectMany(pair => new[] { pair.Left, pair.Right })];

    private static IEnumerable<TrainingRow> RowsOf(LabelledPair pair, double weight, MatchVocabulary vocabulary)
    {
        yield return TrainingRow.Of(pair, weight, vocabulary);
        if (pair.Left.Location is not null && pair.Right.Location is not null) yield return TrainingRow.Of(pair with { Left = pair.Left with { Location = null } }, weight * PlacelessShare, vocabulary);
    }
}
