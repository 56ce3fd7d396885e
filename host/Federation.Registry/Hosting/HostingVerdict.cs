namespace Federation.Registry.Hosting;

/// <summary>Whether a network hosts the members of another.</summary>
public enum HostingVerdict
{
    /// <summary>It does: its centres decide.</summary>
    Hosted,

    /// <summary>It hosts none of them.</summary>
    Closed,

    /// <summary>It would, and the other network has not agreed to host its members.</summary>
    NotReciprocal,
}
