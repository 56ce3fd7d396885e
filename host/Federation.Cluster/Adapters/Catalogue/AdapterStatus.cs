namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Whether an installed adapter can be used, decided without loading its code.</summary>
public enum AdapterStatus
{
    Ready,

    /// <summary>Built for contract versions that this host does not speak.</summary>
    IncompatibleContract,

    /// <summary><c>adapter.json</c> is missing or says something it may not.</summary>
    BrokenManifest,

    /// <summary>The assembly that the manifest names is not in its folder.</summary>
    MissingAssembly,

    /// <summary>Another folder holds an adapter with the same id; neither is used, because nobody could say which was meant.</summary>
    DuplicateId,
}
