namespace Federation.Cluster.Storage;

/// <summary>Names that Orleans knows the store by.</summary>
public static class DirectoryStorage
{
    /// <summary>The grain storage provider that writes into the <see cref="IDirectoryStore"/>.</summary>
    public const string ProviderName = "directory";
}
