namespace Federation.Cluster.Adapters.Cage;

/// <summary>What becomes of a system call. Where several filters stand, the strictest decides.</summary>
internal static class FilterAction
{
    public const uint Allow = 0x7FFF_0000;

    /// <summary>Ends the whole process with the signal SIGSYS.</summary>
    public const uint End = 0x8000_0000;

    /// <summary>"Operation not permitted".</summary>
    public static readonly uint Refuse = Error(ErrorNumber.NotPermitted);

    /// <summary>"Function not implemented": callers with a fallback take it.</summary>
    public static readonly uint NotThere = Error(ErrorNumber.NotImplemented);

    public static uint Error(int number) => 0x0005_0000 | (uint)number;
}
