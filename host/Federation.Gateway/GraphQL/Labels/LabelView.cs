using Federation.Cluster.Labels;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Gateway.GraphQL.Labels;

/// <summary>A label as it stands at one moment: that of the request, or the one that is asked about.</summary>
internal sealed record LabelView(LabelHistory History, CentreLabel Label, LabelAward Award, DateTimeOffset At)
{
    /// <summary>Null where the centre was never awarded a label.</summary>
    public static LabelView? Of(LabelHistory history, DateTimeOffset at) => history.Label is { Award: { } award } label ? new LabelView(history, label, award, at) : null;

    /// <summary>The label as it was at a moment, and what had happened to it by then; null where the centre was awarded none yet.</summary>
    public static LabelView? AsOf(LabelHistory history, DateTimeOffset at) => Of(history with { Events = [.. CentreLabel.UpTo(history.Events, at)] }, at);

    public static IEnumerable<AxisLevel> Levels(LabelLevels levels) => Enum.GetValues<Axis>().Select(axis => new AxisLevel(axis, levels.On(axis)));
}

/// <param name="Level">Null where the axis could not be measured.</param>
internal sealed record AxisLevel(Axis Axis, int? Level);

/// <param name="Level">0 for none.</param>
internal sealed record LabelLevelCount(int Level, int Count);
