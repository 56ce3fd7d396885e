using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Importing;

/// <summary>The label of one centre while lines of a file are taken over. Not thread safe.</summary>
/// <param name="history">As stored.</param>
/// <param name="version">Of its row; 0 where there is none.</param>
internal sealed class ImportedLabel(LabelHistory history, long version)
{
    private readonly List<LabelEvent> _new = [];

    public LabelHistory History { get; private set; } = history;

    /// <summary>What is to be stored, in order.</summary>
    public IReadOnlyList<LabelEvent> New => _new;

    /// <summary>Takes a line over. Where the label before had ended when the award was made, that is put down first, as the label's grain does.</summary>
    /// <param name="refusal">Why the line is refused; null where it is not.</param>
    /// <returns>True where it was taken over now; false where it had been before, or is refused.</returns>
    public bool TryTake(AwardLine line, DateTimeOffset now, out LabelRefusal? refusal)
    {
        refusal = null;
        if (History.Events.FirstOrDefault(happened => happened.Reference == line.Reference) is { } before)
        {
            if (!line.Is(before)) refusal = new LabelRefusal(LabelProblemCodes.ReferenceTaken, "An award of this reference was taken over for the centre, and said something else.");
            return false;
        }

        var label = History.Label;
        var ended = LabelExpiry.Of(label, line.AwardedAt);
        if (ended is not null) label = label.After(ended);
        var outcome = label.Decide(line.Decide(label, now), CriteriaSet.First);
        refusal = outcome.Refusal;
        if (outcome.Event is not { } happened) return false;
        foreach (var next in new[] { ended, happened }.OfType<LabelEvent>())
        {
            _new.Add(next);
            History = History.With(next);
        }

        return true;
    }

    /// <summary>Row and events in one commit.</summary>
    public async Task StoreAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var key = new StateKey(RowKinds.Label, History.Centre.Value);
        await store.CommitAsync(
            new StoreBatch
            {
                PartitionKey = key.Id,
                Writes = [new StateWrite(key, version, JsonSerializer.SerializeToUtf8Bytes(History, ClusterJson.Default.LabelHistory))],
                Events = [.. _new.Select(happened => new EventWrite(key, JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.LabelEvent)))],
            },
            cancellationToken);
    }
}
