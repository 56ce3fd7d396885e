using System.Globalization;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>The event by which the directory itself puts down that a label's time is over. Pure.</summary>
internal static class LabelExpiry
{
    /// <summary>Who decides where time does.</summary>
    private const string Directory = "directory";

    /// <summary>Null where the label's time is not over at that moment, or that was put down.</summary>
    public static LabelEvent? Of(CentreLabel label, DateTimeOffset at)
    {
        if (!label.IsDue(at)) return null;
        string reason = string.Create(CultureInfo.InvariantCulture, $"Valid until {label.Award?.ValidUntil.UtcDateTime:yyyy-MM-dd}.");
        return label.Decide(new LabelDecision.Expire { MadeOn = label.Version, Actor = Directory, At = at, Reason = reason }, CriteriaSet.First).Event;
    }
}
