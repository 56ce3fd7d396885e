using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Previewing;

/// <summary>What would become of one record in a run (<see cref="PageIntake"/>), without what the store knows. Pure.</summary>
internal static class RecordPreview
{
    /// <param name="clean">Takes out whoever was erased.</param>
    /// <param name="met">The ids of the records before it, to which its own is added.</param>
    public static PreviewedRecord Of(NetworkId network, SourceRecord record, MapResult result, Func<NormalisedListing?, NormalisedListing?> clean, HashSet<string> met)
    {
        List<Issue> issues = [.. record.Issues];
        if (record.SourceId.Length == 0) issues.Add(Issue.Error("record.no-id", "The record has no id of its own."));
        else if (!ListingKey.TryCreate(network, record.SourceId, out _)) issues.Add(Issue.Error("record.id-unusable", $"The record's id is longer than {ListingKey.MostSourceIdCharacters} characters or holds control characters."));
        else if (!met.Add(record.SourceId)) issues.Add(Issue.Error("record.duplicate-id", $"The id \"{record.SourceId}\" was already used by another record of the sample."));
        bool isRefused = issues.Any(issue => issue.Severity == IssueSeverity.Error);
        // What was found while it was read is told again by a result that rejects for it.
        issues.AddRange(result.Issues.Except(record.Issues));
        var draft = result is MapResult.Mapped mapped ? mapped.Draft : ((MapResult.Rejected)result).Draft;
        var listing = result is MapResult.Mapped ? clean(ListingNormaliser.Normalise(draft!, issues)) : null; // what is mapped has a draft
        return new PreviewedRecord(record, draft, isRefused ? null : listing?.Content, [.. issues]);
    }
}
