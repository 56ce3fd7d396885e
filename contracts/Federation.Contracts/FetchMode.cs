namespace Federation.Contracts;

/// <summary>How much of the source a run reads.</summary>
public enum FetchMode
{
    /// <summary>Everything, to the end of the snapshot.</summary>
    Full,

    /// <summary>What changed since the cursor. Only asked of adapters with <see cref="AdapterCapabilities.Incremental"/>, and never without a cursor.</summary>
    Incremental,
}
