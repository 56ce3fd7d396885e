using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors.Trail;

/// <summary>Reads what doors answered, without waking one. Thread safe.</summary>
public sealed class TrailArchive(IDirectoryStore store)
{
    /// <summary>The entries of a centre, oldest first. A row that cannot be read is passed over; "store check" names it.</summary>
    /// <param name="after">Only those with a greater number.</param>
    public IAsyncEnumerable<DoorEntry> ReadAsync(CentreId centre, long after, CancellationToken cancellationToken) =>
        store.ScanAfterAsync(RowKinds.DoorEntry, DoorEntry.IdOf(centre, after + 1), cancellationToken)
            .TakeWhile(row => row.Key.Id.StartsWith(DoorEntry.PrefixOf(centre), StringComparison.Ordinal))
            .Select(Read)
            .OfType<DoorEntry>();

    /// <summary>What was answered to a pass, the last time where it was shown more than once; null where nothing is written of it any more, or ever was.</summary>
    /// <param name="pass">As <see cref="DoorEntry.Pass"/>.</param>
    public async Task<DoorEntry?> FindAsync(CentreId centre, string pass, CancellationToken cancellationToken)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(pass);
        DoorEntry? found = null;
        // No index leads from a pass to its entry: few ask.
        await foreach (var row in store.ScanAsync(RowKinds.DoorEntry, DoorEntry.PrefixOf(centre), cancellationToken))
        {
            if (row.Body.Span.IndexOf(wanted) >= 0 && Read(row) is { } entry && entry.Pass == pass) found = entry;
        }

        return found;
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
