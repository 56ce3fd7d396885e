using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;
using Federation.Registry.Labels;

namespace Federation.Cluster.Index;

/// <summary>The labels of all centres, also of those that are closed: the many in an array, what is newer beside them until it is worth laying both together. Immutable.</summary>
internal sealed class IndexedLabels
{
    /// <summary>What is newer is laid together with the rest once it is more than this, and more than a quarter of it.</summary>
    private const int MostBeside = 1_000, SettledPerBeside = 4;

    /// <summary>In order of the centres' ids.</summary>
    private readonly Entry[] _settled;

    private readonly ImmutableDictionary<CentreId, Entry> _newer;

    private IndexedLabels(Entry[] settled, ImmutableDictionary<CentreId, Entry> newer) => (_settled, _newer) = (settled, newer);

    public static IndexedLabels None { get; } = new([], ImmutableDictionary<CentreId, Entry>.Empty);

    /// <summary>The version of the stored row that is known; 0 where none is.</summary>
    public long VersionOf(CentreId centre) => Find(centre).Version;

    public LabelCell CellOf(CentreId centre) => Find(centre).Cell;

    /// <summary>Whether the centre has a label in force, or one that could be again.</summary>
    public bool CanHold(CentreId centre) => Find(centre).CanHold;

    /// <summary>These in place of what was known of them.</summary>
    /// <param name="labels">Newer than what is known; each centre once.</param>
    public IndexedLabels With(IReadOnlyCollection<IndexedLabel> labels)
    {
        var entries = labels.Select(Entry.Of);
        if (_newer.Count + labels.Count <= Math.Max(MostBeside, _settled.Length / SettledPerBeside)) return new IndexedLabels(_settled, _newer.SetItems(entries.Select(entry => KeyValuePair.Create(entry.Centre, entry))));
        var newer = new Dictionary<CentreId, Entry>(_newer);
        foreach (var entry in entries) newer[entry.Centre] = entry;
        Entry[] settled = [.. _settled.Where(entry => !newer.ContainsKey(entry.Centre)), .. newer.Values];
        Array.Sort(settled, (one, other) => one.Centre.CompareTo(other.Centre));
        return new IndexedLabels(settled, _newer.Clear());
    }

    private Entry Find(CentreId centre)
    {
        if (_newer.TryGetValue(centre, out var newer)) return newer;
        int low = 0, high = _settled.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_settled[middle].Centre.CompareTo(centre) < 0) low = middle + 1;
            else high = middle;
        }

        return low < _settled.Length && _settled[low].Centre == centre ? _settled[low] : default;
    }

    private readonly record struct Entry(CentreId Centre, long Version, LabelCell Cell, bool CanHold)
    {
        public static Entry Of(IndexedLabel label) => new(label.Centre, label.Version, LabelCell.Of(label.Label), label.Label.State is LabelState.Awarded or LabelState.Suspended);
    }
}
