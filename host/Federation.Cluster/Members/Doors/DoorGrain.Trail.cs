using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Trail;

namespace Federation.Cluster.Members.Doors;

// The part of a door that writes down what it answered.
internal sealed partial class DoorGrain
{
    /// <summary>Has the next write store what was answered to a pass.</summary>
    /// <param name="shown">The pass as it was shown.</param>
    private DoorEntry Enter(AdmissionCase asked, AdmissionDecision decision, string shown, DateTimeOffset now)
    {
        var head = record.State.Trail ?? TrailHead.Start;
        var entry = new DoorEntry
        {
            Centre = Id,
            Number = head.Number + 1,
            At = Whole(asked.At),
            WrittenAt = Whole(now),
            Verdict = decision.Verdict,
            Code = decision.Code,
            Network = asked.Pass.HomeNetwork,
            Chain = asked.Pass.Chain,
            Pass = DoorEntry.HashOf(shown),
            PreviousAt = head.WrittenAt,
            Previous = head.Hash,
        };
        record.State.Enter(entry);
        return entry;
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
