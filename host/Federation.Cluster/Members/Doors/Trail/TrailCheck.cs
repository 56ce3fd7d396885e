using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>
/// Holds the trail of every door against itself and against the door's own row: an entry that was changed, taken out, put in or cut off, at the begin or at the end, is found, and a trail that is gone. Those of long ago are gone by rule:
/// each entry says when the one before was written.
/// </summary>
internal static class TrailCheck
{
    /// <summary>A sweep may be late by as many days.</summary>
    private const int Slack = 3;

    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var heads = new Dictionary<CentreId, TrailHead>();
        await foreach (var row in store.ScanAsync(RowKinds.Door, cancellationToken: cancellationToken))
        {
            if (CentreId.TryParse(row.Key.Id, out var centre) && Head(row) is { } head) heads.Add(centre, head);
        }

        // What a clock that is behind calls today is no day on which something was swept that a door knows of.
        var now = heads.Values.Select(head => head.WrittenAt).Append(TimeProvider.System.GetUtcNow()).Max();
        bool ShouldBeHere(DateTimeOffset? written) => written > now?.AddDays(Slack - TrailHead.DaysKept);

        var last = new Dictionary<CentreId, DoorEntry>();
        await foreach (var row in store.ScanAsync(RowKinds.DoorEntry, cancellationToken: cancellationToken))
        {
            if (Entry(row) is not { } entry)
            {
                problems.Add($"Row {row.Key} is not what a door answered.");
                continue;
            }

            bool follows = last.TryGetValue(entry.Centre, out var before)
                ? entry.Number == before.Number + 1 && entry.Previous == before.Hash() && entry.PreviousAt == before.WrittenAt
                : !ShouldBeHere(entry.PreviousAt);
            if (!follows) problems.Add($"Row {row.Key} does not follow the entry before, or that one is gone.");
            last[entry.Centre] = entry;
        }

        foreach (var (centre, head) in heads)
        {
            bool ends = last.Remove(centre, out var entry) ? (entry.Number, entry.Hash()) == (head.Number, head.Hash) : !ShouldBeHere(head.WrittenAt);
            if (!ends) problems.Add($"The trail of the door of centre {centre} does not end where its row says.");
        }

        problems.AddRange(last.Keys.Order().Select(centre => $"The trail of the door of centre {centre} is of no door."));
        return problems;
    }

    private static DoorEntry? Entry(StateRow row)
    {
        try
        {
            return DoorEntry.Read(row) is var entry && entry.Key == row.Key && row.Version == 1 && entry.Number > 0 && (entry.PreviousAt is null) == (entry.Number == 1) ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TrailHead? Head(StateRow row)
    {
        try
        {
            return DoorRecord.Read(row).Trail;
        }
        catch (JsonException)
        {
            return null; // the check of doors names it
        }
    }
}
