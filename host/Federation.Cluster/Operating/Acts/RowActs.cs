using System.Text.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Acts;

/// <summary>A kind of rows each of which is one decision, or none.</summary>
internal abstract class RowActs(IDirectoryStore store, string kind) : IActTrail
{
    public IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken) => store.ScanAsync(kind, cancellationToken: cancellationToken).Select(TryRead).OfType<StaffAct>();

    /// <returns>Null for what is no decision.</returns>
    /// <exception cref="JsonException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">The same.</exception>
    protected abstract StaffAct? Read(StateRow row);

    private StaffAct? TryRead(StateRow row)
    {
        try
        {
            return Read(row);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidDataException)
        {
            return null;
        }
    }
}
