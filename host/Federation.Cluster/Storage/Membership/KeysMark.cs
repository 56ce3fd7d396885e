using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Storage.Files;

namespace Federation.Cluster.Storage.Membership;

/// <summary>
/// A word at random in the folder of the keys, and in the store where hosts find one another: a host whose folder is another's would sign with keys that nobody knows, and would not know whom the others erased.
/// </summary>
public static class KeysMark
{
    /// <summary>Its file in the folder of the keys.</summary>
    public const string FileName = "cluster.id";

    private static readonly StateKey Row = new("keys", "mark");

    /// <summary>Makes the mark where there is none yet.</summary>
    /// <param name="folder">The folder of the keys; it exists.</param>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Keys"/>: the folder is not the one that the other hosts have. Or the store does not answer.</exception>
    public static async Task DemandAsync(string folder, IDirectoryStore membership, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            if (await membership.ReadAsync(Row, cancellationToken) is { } stored)
            {
                Demand(stored, File.Exists(path) ? Read(path) : "", folder);
                return;
            }

            if (!File.Exists(path)) OwnersFile.Make(path, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32, lowercase: true)));
            string mark = Read(path);
            try
            {
                await membership.CommitAsync(new StoreBatch { PartitionKey = Row.Id, Writes = [new StateWrite(Row, 0, Encoding.UTF8.GetBytes(mark))] }, cancellationToken);
            }
            catch (VersionConflictException)
            {
                // Another host starts at the same moment.
                if (await membership.ReadAsync(Row, cancellationToken) is { } first) Demand(first, mark, folder);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(StoreCodes.Keys, $"The folder of the keys {folder} cannot be used: {failure.Message}", failure);
        }
    }

    private static string Read(string path)
    {
        using var reader = new StreamReader(OwnersFile.Read(path));
        return reader.ReadToEnd().Trim();
    }

    private static void Demand(StateRow stored, string mark, string folder)
    {
        if (Encoding.UTF8.GetString(stored.Body.Span) != mark) throw new StoreUnavailableException(StoreCodes.Keys, $"The keys in {folder} are not those of the other hosts of this store.");
    }
}
