using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Index;

/// <summary>Some of the stored centres, ready to be joined with the others. Immutable.</summary>
/// <param name="Centres">The open ones laid down; null where there are none.</param>
/// <param name="Merged">Those that were merged into others.</param>
/// <param name="ListingsOfNetwork">How many listings of each network are bound to the open ones.</param>
internal sealed record IndexPart(Segment? Centres, IReadOnlyList<KeyValuePair<CentreId, CentreId>> Merged, IReadOnlyDictionary<NetworkId, int> ListingsOfNetwork)
{
    /// <param name="entries">Each centre once.</param>
    /// <param name="labels">Of these centres, and of any others.</param>
    public static IndexPart Of(IReadOnlyCollection<CentreEntry> entries, IndexedLabels labels)
    {
        var documents = entries.Select(entry => entry.Document).OfType<CentreDocument>().Select(document => document with { Label = labels.CellOf(document.Centre.Id) }).ToList();
        return new IndexPart(
            documents.Count == 0 ? null : Segment.Of(documents),
            [.. entries.Where(entry => entry.MergedInto is not null).Select(entry => KeyValuePair.Create(entry.Centre.Id, entry.MergedInto!.Value))], // just looked at
            documents.SelectMany(document => document.Centre.Listings).CountBy(listing => listing.Key.Network).ToDictionary());
    }
}
