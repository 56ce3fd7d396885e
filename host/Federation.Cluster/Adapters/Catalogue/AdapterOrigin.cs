namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>How an adapter came to this host.</summary>
public enum AdapterOrigin
{
    /// <summary>With the program.</summary>
    Bundled,

    /// <summary>As a package that an operator installed.</summary>
    Installed,

    /// <summary>From a folder that its author is at work in.</summary>
    Development,
}
