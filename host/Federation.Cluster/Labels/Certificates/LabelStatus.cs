using Federation.Registry.Certificates.Status;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>What a label's history says of each of its centre's labels, for the status lists. Pure.</summary>
internal static class LabelStatus
{
    /// <summary>Whether the last thing that happened to the label of this number was that it was taken back in this way. One in whose place another was awarded is revoked: two would say two things of one centre.</summary>
    public static bool Is(LabelHistory history, int number, StatusPurpose purpose)
    {
        var last = history.Events.LastOrDefault(happened => happened.Number == number)?.Kind;
        bool isReplaced = last is LabelEventKind.Awarded or LabelEventKind.Reinstated && history.Has(number + 1);
        return purpose == StatusPurpose.Revocation ? isReplaced || last == LabelEventKind.Revoked : last is LabelEventKind.Suspended or LabelEventKind.Appealed or LabelEventKind.AppealDismissed;
    }
}
