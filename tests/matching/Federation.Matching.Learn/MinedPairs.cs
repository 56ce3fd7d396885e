using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Matching.Learn;

/// <summary>
/// Pairs of two places that nobody labelled, of those that share a key and so will be scored: two listings of one network under unlike names, such as the services of one town hall, and namesakes far
/// apart. The labelled pairs of two places are mostly strangers; these are the hard ones.
/// </summary>
internal static class MinedPairs
{
    /// <summary>In metres: no place is moved this far.</summary>
    private const double Far = 20_000;

    /// <param name="known">The labelled pairs: those of the same names are left out, so that nothing is learned from the half that judges.</param>
    public static IReadOnlyList<LabelledPair> Of(IReadOnlyList<(string Network, ListingContent Content)> listings, IReadOnlyList<LabelledPair> known, MatchVocabulary vocabulary)
    {
        var judged = known.SelectMany(pair => new[] { (pair.Left.Name, pair.Right.Name), (pair.Right.Name, pair.Left.Name) }).ToHashSet();
        var traits = listings.Select(listing => MatchTraits.Of(listing.Content, vocabulary)).ToList();
        var byKey = traits.SelectMany((one, at) => one.CandidateKeys.Select(key => (key, at))).ToLookup(entry => entry.key, entry => entry.at);
        var mined = new List<LabelledPair>();
        for (int one = 0; one < traits.Count; one++)
        {
            foreach (int other in traits[one].LookupKeys.SelectMany(key => byKey[key]).Where(other => other > one).Distinct().Order())
            {
                if (AreOfTwoPlaces(listings[one], traits[one], listings[other], traits[other]) && !judged.Contains((listings[one].Content.Name, listings[other].Content.Name))) mined.Add(Pair(listings[one].Content, listings[other].Content));
            }
        }

        return mined;
    }

    private static bool AreOfTwoPlaces((string Network, ListingContent Content) one, MatchTraits traits, (string Network, ListingContent Content) other, MatchTraits otherTraits)
    {
        if (traits.HasPlace && otherTraits.HasPlace && PlaceComparison.Metres(traits, otherTraits) > Far) return true;

        // A network that lists one name twice near may have listed one place twice; under unlike names it means two.
        return one.Network == other.Network && NameComparison.Level(traits, otherTraits, NameComparison.Matches(traits, otherTraits)) is not (NameLevel.Equal or NameLevel.EqualCommon or NameLevel.Alike);
    }

    private static LabelledPair Pair(ListingContent left, ListingContent right) =>
        new(0, "mined", false, left, right, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{left.Name}\u001f{right.Name}"))));
}
