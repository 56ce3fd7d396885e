namespace Federation.Cluster.Adapters.Cage;

/// <summary>The kernel's error numbers that matter here; the same on every architecture that .NET runs on.</summary>
internal static class ErrorNumber
{
    /// <summary>EPERM.</summary>
    public const int NotPermitted = 1;

    /// <summary>EACCES.</summary>
    public const int AccessDenied = 13;

    /// <summary>ENOTTY.</summary>
    public const int NoTerminal = 25;

    /// <summary>ENOSYS.</summary>
    public const int NotImplemented = 38;
}
