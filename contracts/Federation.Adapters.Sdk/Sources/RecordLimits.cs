namespace Federation.Adapters.Sdk;

/// <summary>The sizes that the contract and the host's memory allow.</summary>
internal static class RecordLimits
{
    /// <summary>The most bytes of one raw record: the contract's 1 MiB.</summary>
    public const int RecordBytes = 1 << 20;

    /// <summary>
    /// The most characters of a table's row that are read to find its end. A row that goes on for longer is taken to never end.
    /// </summary>
    public const int RowCharacters = 8 << 20;

    /// <summary>A page is closed early once its records hold this many bytes.</summary>
    public const int PageBytes = 4 << 20;
}
