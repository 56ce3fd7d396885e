using System.Collections.Immutable;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// All centres that can be searched, in segments from large to small: each change is laid down in a small one, and small ones are laid together, so that a centre is moved a few times however often the index
/// changes, and a search looks at few segments. Immutable: a version that is being read stays as it is.
/// </summary>
internal sealed class SegmentStack
{
    /// <summary>A segment is laid together with what has come after it once that is at least half of it.</summary>
    private const int Growth = 2;

    private SegmentStack(ImmutableArray<SegmentView> views) => Views = views;

    public static SegmentStack Empty { get; } = new([]);

    public ImmutableArray<SegmentView> Views { get; }

    public int Count => Views.Sum(view => view.Count);

    public IndexedCentre? Find(CentreId id) => PlaceOf(id)?.Centre;

    /// <summary>The same for all that can be searched of it.</summary>
    public CentreDocument? FindDocument(CentreId id) => PlaceOf(id) is { } place ? place.Segment.DocumentOf(place.Number) : null;

    /// <summary>Null where the centre does not stand in any.</summary>
    public CentrePlace? PlaceOf(CentreId id)
    {
        foreach (var view in Views)
        {
            if (view.Segment.NumberOf(id) is >= 0 and var number && view.Stands(number)) return new CentrePlace(view.Segment, number);
        }

        return null;
    }

    /// <summary>The next version.</summary>
    /// <param name="gone">Centres of which nothing that was laid down stands any more, the changed among them.</param>
    /// <param name="documents">What is laid down anew, each centre once.</param>
    public SegmentStack With(IReadOnlyCollection<CentreId> gone, IReadOnlyCollection<CentreDocument> documents)
    {
        var views = Views.Select(view => view.Without([.. gone.Select(view.Segment.NumberOf).Where(number => number >= 0)])).Where(view => view.Count > 0).ToList();
        if (documents.Count == 0) return new SegmentStack([.. views]);
        var added = SegmentView.Whole(Segment.Of(documents));
        int kept = views.Count, together = added.Count;
        while (kept > 0 && views[kept - 1].Count <= (long)together * Growth) together += views[--kept].Count;
        if (kept < views.Count) added = SegmentView.Whole(Segment.Together([.. views.Skip(kept), added]));
        return new SegmentStack([.. views.Take(kept), added]);
    }

    /// <summary>All that stand, by folded name and id.</summary>
    public IEnumerable<IndexedCentre> All() => Merge.InOrder(Views.Select(view => view.NumbersByName().Select(number => view.Segment.Centres[number])), centre => centre, NameOrder.Instance);
}
