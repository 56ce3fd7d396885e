namespace Federation.Cluster.Adapters.Previewing;

/// <summary>Why there is no preview.</summary>
public static class PreviewCodes
{
    /// <summary>Mapping or sample are larger than is looked at.</summary>
    public const string TooLarge = "preview.too-large";

    /// <summary>As many previews are made as may be at one time.</summary>
    public const string Busy = "preview.busy";

    /// <summary>It was not read in the time that whoever asked waits.</summary>
    public const string Late = "preview.late";

    /// <summary>There is no sample, and nothing waits in quarantine.</summary>
    public const string NoRecords = "preview.no-records";

    /// <summary>This host runs no adapters.</summary>
    public const string NotHere = "preview.not-here";
}
