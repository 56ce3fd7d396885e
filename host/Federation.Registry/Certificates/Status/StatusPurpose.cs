namespace Federation.Registry.Certificates.Status;

/// <summary>What a bit of a status list says when it is set.</summary>
public enum StatusPurpose
{
    /// <summary>Taken back for good: the bit is never cleared.</summary>
    Revocation,

    /// <summary>Taken back for a time: the bit may be cleared.</summary>
    Suspension,
}
