using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits;

/// <summary>Reads visits from the store without waking a door. Thread safe.</summary>
public sealed class VisitArchive(IDirectoryStore store)
{
    /// <summary>Every visit to a centre in a month, in no order.</summary>
    public IAsyncEnumerable<Visit> ReadAsync(CentreId centre, VisitMonth month, CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Visit, Visit.PrefixOf(centre, month), cancellationToken).Select(Read);

    /// <summary>The visit that a nonce came to; null where it came to none on these days.</summary>
    internal async Task<Visit?> FindAsync(CentreId centre, DoorNonce nonce, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Visit, [.. days.Select(VisitMonth.Of).Distinct().Select(month => Visit.KeyOf(centre, month, nonce).Id)], cancellationToken);
        return rows.OfType<StateRow>().Select(Read).FirstOrDefault();
    }

    internal static Visit Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Visit) ?? throw new JsonException($"Row {row.Key} is empty.");
}
