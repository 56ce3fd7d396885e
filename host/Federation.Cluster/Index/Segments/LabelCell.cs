using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Index.Segments;

/// <summary>The levels of a label in a few bits, and how long they are held. Suspended, revoked and never awarded are no levels.</summary>
/// <param name="Levels">Two bits for the level overall, then two for each axis; 0 for none.</param>
/// <param name="Until">In UTC ticks: from then on nothing is held.</param>
internal readonly record struct LabelCell(ushort Levels, long Until)
{
    public static LabelCell None { get; }

    public static LabelCell Of(CentreLabel label)
    {
        if (label is not { State: LabelState.Awarded, Award: { } award }) return None;
        int levels = award.Levels.Overall ?? 0; // no level is 0
        foreach (var axis in Enum.GetValues<Axis>()) levels |= (award.Levels.On(axis) ?? 0) << ShiftOf(axis);
        return new LabelCell((ushort)levels, award.ValidUntil.UtcTicks);
    }

    /// <summary>A level out of the bits, 1 to 3; 0 for none.</summary>
    /// <param name="axis">Null for the level overall.</param>
    public static int LevelOf(ushort levels, Axis? axis) => (levels >> (axis is { } on ? ShiftOf(on) : 0)) & 3;

    private static int ShiftOf(Axis axis) => 2 * ((int)axis + 1);
}
