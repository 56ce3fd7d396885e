using Federation.Registry.Criteria;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// What all the centres that stand in a view are. A view does not change, and whoever asks for nothing in particular asks for all of it: it is counted for the first, and kept for those who come after. Thread safe.
/// </summary>
internal sealed class StandingCounts
{
    private readonly SegmentView _view;
    private readonly int[] _kinds;
    private readonly int[] _services;

    /// <summary>By axis, the level overall first. Replaced when one that was asked for holds no longer.</summary>
    private readonly LevelCounts?[] _levels = new LevelCounts?[Enum.GetValues<Axis>().Length + 1];

    public StandingCounts(SegmentView view)
    {
        _view = view;
        _kinds = new int[view.Segment.Kinds.Count];
        _services = new int[view.Segment.Services.Terms.Length];
        foreach (int centre in view.Numbers())
        {
            _kinds[view.Segment.Rows[centre].Kind]++;
            foreach (int term in view.Segment.Services.Of(centre)) _services[term]++;
        }
    }

    /// <summary>How many are of each kind, by its number.</summary>
    public ReadOnlySpan<int> Kinds => _kinds;

    /// <summary>How many offer each service, by its number.</summary>
    public ReadOnlySpan<int> Services => _services;

    /// <summary>How many hold each level at a moment, from 0 for none.</summary>
    /// <param name="axis">Null for the level overall.</param>
    public ReadOnlySpan<int> Levels(long ticks, Axis? axis)
    {
        ref var kept = ref _levels[axis is { } on ? (int)on + 1 : 0];
        var counts = Volatile.Read(ref kept);
        if (counts is null || ticks < counts.From || ticks >= counts.To) Volatile.Write(ref kept, counts = LevelCounts.Of(_view, ticks, axis));
        return counts.Counts;
    }

    /// <param name="From">When they were counted.</param>
    /// <param name="To">When the next label ends: up to then they are the same.</param>
    private sealed record LevelCounts(long From, long To, int[] Counts)
    {
        public static LevelCounts Of(SegmentView view, long ticks, Axis? axis)
        {
            var counts = new int[CriteriaSet.TopLevel + 1];
            long to = long.MaxValue;
            foreach (int centre in view.Numbers())
            {
                counts[view.Segment.Labels.LevelAt(centre, ticks, axis)]++;
                if (view.Segment.Labels[centre] is { Until: var until } label && label != LabelCell.None && until > ticks) to = Math.Min(to, until);
            }

            return new LevelCounts(ticks, to, counts);
        }
    }
}
