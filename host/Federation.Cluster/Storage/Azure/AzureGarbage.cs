namespace Federation.Cluster.Storage.Azure;

/// <summary>Blobs that nothing names any more.</summary>
internal static class AzureGarbage
{
    /// <summary>Deletes them where that succeeds. What stays is in nobody's way until <see cref="AzureForgetting"/> comes by.</summary>
    public static async Task DeleteAsync(AzureBodies bodies, IReadOnlyList<string> names)
    {
        try
        {
            await bodies.DeleteAsync(names, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // What it belonged to is committed, and says so.
        }
    }
}
