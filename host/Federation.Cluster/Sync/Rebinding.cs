using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Follows listings that went over to another centre after their bindings were read: that is no reason for a run to fail.</summary>
internal static class Rebinding
{
    /// <summary>A listing does not go over again and again within one commit.</summary>
    private const int MostTries = 5;

    /// <summary>Commits, and where a binding was written meanwhile, follows and commits again.</summary>
    /// <param name="commit">Tries the commit with the bindings as they are then.</param>
    /// <param name="follow">Takes over what the bindings say now; false where more than the centre is another.</param>
    /// <exception cref="VersionConflictException">Something else was written meanwhile.</exception>
    public static async Task CommitAsync(Func<Task> commit, Func<Task<bool>> follow)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await commit();
                return;
            }
            catch (VersionConflictException conflict) when (conflict.Key.Kind == RowKinds.Binding && tries < MostTries)
            {
                if (!await follow()) throw;
            }
        }
    }

    /// <summary>Takes over the centres of these records' bindings, none of which has been put yet; false where more than that is another.</summary>
    public static async Task<bool> FollowAsync(IDirectoryStore store, IEnumerable<RecordInHand> records, CancellationToken cancellationToken)
    {
        var bound = records.Where(record => record.BindingVersion > 0).ToList();
        var rows = await store.ReadManyAsync(RowKinds.Binding, [.. bound.Select(record => record.Key.Value)], cancellationToken);
        foreach (var (record, row) in bound.Zip(rows))
        {
            if (row is null || JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is not { } now) return false;
            if (row.Version == record.BindingVersion) continue;
            if (record.IsPutAlready || record.Binding != now with { Centre = record.Binding!.Centre }) return false; // its binding has a row
            record.Binding = now;
            record.BindingVersion = row.Version;
        }

        return true;
    }
}
