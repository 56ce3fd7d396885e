using Federation.Registry.Criteria;

namespace Federation.Cluster.Index.Segments;

/// <summary>The labels of a segment's centres: levels in two bytes a centre, and when they end apart from them, since most of them hold. Immutable.</summary>
internal sealed class LabelColumn
{
    /// <summary>So many centres share the moment up to which none of their labels has ended: 1,024.</summary>
    private const int BlockBits = 10;

    private readonly ushort[] _levels;
    private readonly long[] _until;

    /// <summary>For each block, when the first of its labels ends.</summary>
    private readonly long[] _firstEnds;

    public LabelColumn(LabelCell[] labels)
    {
        _levels = Array.ConvertAll(labels, label => label.Levels);
        _until = Array.ConvertAll(labels, label => label.Until);
        _firstEnds = new long[(labels.Length >> BlockBits) + 1];
        Array.Fill(_firstEnds, long.MaxValue);
        for (int centre = 0; centre < labels.Length; centre++)
        {
            if (labels[centre] != LabelCell.None) _firstEnds[centre >> BlockBits] = Math.Min(_firstEnds[centre >> BlockBits], labels[centre].Until);
        }
    }

    public LabelCell this[int centre] => new(_levels[centre], _until[centre]);

    /// <summary>The level held at that moment, 1 to 3; 0 for none.</summary>
    /// <param name="axis">Null for the level overall.</param>
    public int LevelAt(int centre, long ticks, Axis? axis) =>
        ticks < _firstEnds[centre >> BlockBits] || ticks < _until[centre] ? LabelCell.LevelOf(_levels[centre], axis) : 0;
}
