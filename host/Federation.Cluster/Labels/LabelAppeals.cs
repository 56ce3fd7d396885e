using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>Reads which appeals against suspensions wait for a decision. Thread safe.</summary>
public sealed class LabelAppeals(IDirectoryStore store)
{
    /// <summary>Those that have waited longest first.</summary>
    public async Task<IReadOnlyList<LabelAppeal>> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<LabelAppeal>();
        await foreach (var row in store.ScanAsync(RowKinds.LabelAppeal, cancellationToken: cancellationToken))
        {
            if (CentreId.TryParse(row.Key.Id, out var centre) && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LabelAppealRow) is { } appeal) waiting.Add(new LabelAppeal(centre, appeal.Since));
        }

        return [.. waiting.OrderBy(appeal => appeal.Since).ThenBy(appeal => appeal.Centre)];
    }

    /// <summary>Where a centre's is stored while it waits.</summary>
    internal static StateKey Key(CentreId centre) => new(RowKinds.LabelAppeal, centre.Value);

    /// <summary>The write that makes the stored row say what the history does; null where it does.</summary>
    /// <param name="stored">Null where there is none.</param>
    internal static StateWrite? Row(LabelHistory history, StateRow? stored)
    {
        var label = history.Label;
        DateTimeOffset? since = label.Suspension?.Appeal == SuspensionAppeal.Pending ? label.ChangedAt : null; // a pending appeal is the last event
        if (since is null == stored is null) return null;
        return new StateWrite(Key(history.Centre), stored?.Version ?? 0, since is { } appealed ? JsonSerializer.SerializeToUtf8Bytes(new LabelAppealRow(appealed), ClusterJson.Default.LabelAppealRow) : (ReadOnlyMemory<byte>?)null);
    }
}

/// <summary>An appeal against the suspension of a centre's label that waits for a decision.</summary>
public sealed record LabelAppeal(CentreId Centre, DateTimeOffset Since);

/// <summary>The same, as stored.</summary>
internal sealed record LabelAppealRow(DateTimeOffset Since);
