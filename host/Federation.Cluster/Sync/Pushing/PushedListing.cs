namespace Federation.Cluster.Sync.Pushing;

/// <summary>A listing that its network sent, as it waits in the data folder for a run to read it to its end.</summary>
[GenerateSerializer, Immutable, Alias("pushed-listing")]
public sealed record PushedListing
{
    /// <summary>A run that fails of something that may mend itself is tried again; after so long what was pushed is let go all the same, for it may name persons.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The file's name in the network's folder.</summary>
    [Id(0)]
    public required string File { get; init; }

    /// <summary>As it was sent, in lower case and without parameters.</summary>
    [Id(1)]
    public required string MediaType { get; init; }

    /// <summary>Unpacked.</summary>
    [Id(2)]
    public required long Bytes { get; init; }

    /// <summary>When it came.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }
}
