using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>Holds the trail of every door against itself and against the door's own row: an entry that was changed, taken out, put in or cut off at the end is found. Those of long ago are gone by rule.</summary>
internal static class TrailCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var heads = new Dictionary<CentreId, TrailHead>();
        await foreach (var row in store.ScanAsync(RowKinds.Door, cancellationToken: cancellationToken))
        {
            if (CentreId.TryParse(row.Key.Id, out var centre) && Head(row) is { } head) heads.Add(centre, head);
        }

        var last = new Dictionary<CentreId, DoorEntry>();
        await foreach (var row in store.ScanAsync(RowKinds.DoorEntry, cancellationToken: cancellationToken))
        {
            if (Entry(row) is not { } entry)
            {
                problems.Add($"Row {row.Key} is not what a door answered.");
                continue;
            }

            if (last.TryGetValue(entry.Centre, out var before) && (entry.Number != before.Number + 1 || entry.Previous != before.Hash())) problems.Add($"Row {row.Key} does not follow the entry before.");
            last[entry.Centre] = entry;
        }

        foreach (var (centre, head) in heads)
        {
            // All of a door that nobody came to for long may be gone.
            if (last.Remove(centre, out var entry) && (entry.Number, entry.Hash()) != (head.Number, head.Hash)) problems.Add($"The trail of the door of centre {centre} does not end where its row says.");
        }

        problems.AddRange(last.Keys.Order().Select(centre => $"The trail of the door of centre {centre} is of no door."));
        return problems;
    }

    private static DoorEntry? Entry(StateRow row)
    {
        try
        {
            return DoorEntry.Read(row) is var entry && entry.Key == row.Key && row.Version == 1 && entry.Number > 0 ? entry : null;
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
