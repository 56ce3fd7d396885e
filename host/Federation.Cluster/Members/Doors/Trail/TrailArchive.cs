using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>Reads what doors answered, without waking one. Thread safe.</summary>
public sealed class TrailArchive(IDirectoryStore store)
{
    /// <summary>Every entry of a centre, oldest first. A row that cannot be read is passed over; "store check" names it.</summary>
    public IAsyncEnumerable<DoorEntry> ReadAsync(CentreId centre, CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.DoorEntry, DoorEntry.PrefixOf(centre), cancellationToken).Select(Read).Where(entry => entry is not null).Select(entry => entry!); // those that are null were left out

    /// <summary>What was answered to a pass; null where nothing is written of it any more, or ever was.</summary>
    /// <param name="pass">As <see cref="DoorEntry.Pass"/>.</param>
    public async Task<DoorEntry?> FindAsync(CentreId centre, string pass, CancellationToken cancellationToken)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(pass);
        // No index leads from a pass to its entry: few ask, and a centre has thousands at most.
        await foreach (var row in store.ScanAsync(RowKinds.DoorEntry, DoorEntry.PrefixOf(centre), cancellationToken))
        {
            if (row.Body.Span.IndexOf(wanted) >= 0 && Read(row) is { } entry && entry.Pass == pass) return entry;
        }

        return null;
    }

    private static DoorEntry? Read(StateRow row)
    {
        try
        {
            return DoorEntry.Read(row);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
