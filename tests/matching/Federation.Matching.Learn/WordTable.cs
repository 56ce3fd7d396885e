using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>Counts in how many different texts each word stands, and weighs those that stand in many.</summary>
internal static class WordTable
{
    /// <summary>A word of fewer texts, in a share of all, is rare: it weighs 1, and does not stand in the table. So no name of a single place, or of a person, gets into it.</summary>
    private const int Least = 5;

    private const double LeastShare = 0.002;

    /// <summary>A word that stands everywhere still weighs something: a name may have nothing else.</summary>
    private const double Lightest = 0.05;

    private const int Decimals = 2;

    /// <param name="corpora">Each is counted by itself, since what is common in one country is rare among the places of all; the lower weight stands.</param>
    public static SortedDictionary<string, double> OfNames(params IEnumerable<ListingContent>[] corpora) => Of(corpora, listing => PlaceName.Fold(listing.Name));

    /// <inheritdoc cref="OfNames"/>
    public static SortedDictionary<string, double> OfStreets(params IEnumerable<ListingContent>[] corpora) => Of(corpora, listing => StreetName.Fold(listing.Address?.Street ?? ""));

    private static SortedDictionary<string, double> Of(IEnumerable<ListingContent>[] corpora, Func<ListingContent, string> text)
    {
        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var corpus in corpora)
        {
            foreach (var (word, weight) in Of(corpus.Select(text))) weights[word] = Math.Min(weight, weights.GetValueOrDefault(word, 1));
        }

        return weights;
    }

    private static Dictionary<string, double> Of(IEnumerable<string> texts)
    {
        var distinct = texts.Where(text => text.Length > 0).Distinct().ToList();
        double least = Math.Max(Least, LeastShare * distinct.Count), all = Math.Log(distinct.Count);
        return distinct.SelectMany(text => text.Split(' ').Where(word => !char.IsAsciiDigit(word[0])).Distinct()).CountBy(word => word).Where(count => count.Value >= least)
            .ToDictionary(count => count.Key, count => Math.Max(Lightest, Math.Round(1 - (Math.Log(count.Value) / all), Decimals)));
    }
}
