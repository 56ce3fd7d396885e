using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>Counts in how many different texts each word stands, and weighs those that stand in many.</summary>
internal static class WordTable
{
    /// <summary>A word of fewer texts is rare: it weighs 1, and does not stand in the table. So no name of a single place, or of a person, gets into it.</summary>
    private const int Least = 20;

    /// <summary>A word that stands everywhere still weighs something: a name may have nothing else.</summary>
    private const double Lightest = 0.05;

    private const int Decimals = 2;

    public static SortedDictionary<string, double> OfNames(IEnumerable<ListingContent> listings) => Of(listings.Select(listing => PlaceName.Fold(listing.Name)));

    public static SortedDictionary<string, double> OfStreets(IEnumerable<ListingContent> listings) =>
        Of(listings.Select(listing => listing.Address?.Street).OfType<string>().Select(StreetName.Fold));

    private static SortedDictionary<string, double> Of(IEnumerable<string> texts)
    {
        var distinct = texts.Where(text => text.Length > 0).Distinct().ToList();
        var counts = distinct.SelectMany(text => text.Split(' ').Where(word => !char.IsAsciiDigit(word[0])).Distinct()).CountBy(word => word);
        double all = Math.Log(distinct.Count);
        return new SortedDictionary<string, double>(
            counts.Where(count => count.Value >= Least).ToDictionary(count => count.Key, count => Math.Max(Lightest, Math.Round(1 - Math.Log(count.Value) / all, Decimals))),
            StringComparer.Ordinal);
    }
}
