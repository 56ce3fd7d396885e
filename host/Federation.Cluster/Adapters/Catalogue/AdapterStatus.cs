namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Whether an adapter can be used, decided without loading its code. Its issues give the reason.</summary>
public enum AdapterStatus
{
    /// <summary>Runs of its networks use it.</summary>
    Active,

    /// <summary>Another version of it is used, or stands in its place.</summary>
    Superseded,

    /// <summary>An operator switched it off.</summary>
    Disabled,

    /// <summary>Nobody whom the operator trusts has signed it, and the operator did not take it unsigned.</summary>
    Unsigned,

    /// <summary>Built for contract versions that this host does not speak.</summary>
    Incompatible,

    /// <summary>Its manifest has mistakes, or its files are missing, changed, or claimed twice.</summary>
    Malfunctioned,
}
