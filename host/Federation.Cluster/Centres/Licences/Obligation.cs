namespace Federation.Cluster.Centres.Licences;

/// <summary>Whether a licence asks for something of whoever hands its data on.</summary>
public enum Obligation
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Nobody knows: the licence is not one that was looked at.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Required,
}
