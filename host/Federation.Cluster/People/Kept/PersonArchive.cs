using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Kept;

/// <summary>Reads the persons that are kept. Thread safe.</summary>
public sealed class PersonArchive(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>Those of one network whose time is not over, in order of their listings' keys.</summary>
    public IAsyncEnumerable<KeptPerson> OfAsync(NetworkId network, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.ScanAsync(RowKinds.Person, $"{network}/", cancellationToken).Select(Read).Where(person => person.ExpiresAt > now);
    }

    internal static KeptPerson Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.KeptPerson) ?? throw new JsonException($"Row {row.Key} is empty.");
}
