using Federation.Registry.Certificates.Status;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>What a label's history says of each of its centre's labels, for the status lists. Pure.</summary>
internal static class LabelStatus
{
    /// <summary>Whether the last thing that happened to the label of this number was that it was taken back in this way.</summary>
    public static bool Is(LabelHistory history, int number, StatusPurpose purpose) =>
        history.Events.LastOrDefault(happened => happened.Number == number)?.Kind == (purpose == StatusPurpose.Revocation ? LabelEventKind.Revoked : LabelEventKind.Suspended);
}
