using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Sync;

/// <summary>What a run is asked to do.</summary>
[GenerateSerializer, Immutable, Alias("run-order")]
public sealed record RunOrder
{
    [Id(0)]
    public required RunTrigger Trigger { get; init; }

    [Id(1)]
    public RunPurpose Purpose { get; init; }

    /// <summary>The run whose removals are taken back; null for other purposes.</summary>
    [Id(2)]
    public string? Of { get; init; }

    /// <summary>True where the whole source is to be read, though its adapter could read what changed.</summary>
    [Id(3)]
    public bool Whole { get; init; }

    /// <summary>How many runs in a row failed before this try; 0 for one that is no try.</summary>
    [Id(4)]
    public int Tries { get; init; }

    /// <summary>Names what several runs were asked for at once, which is done when the last of them is: they owe one another nothing (<see cref="RunCourtesy"/>). Null for a run asked for alone.</summary>
    [Id(5)]
    public string? Errand { get; init; }

    /// <summary>What its network pushed, which is read in place of the source; null for none. The network's grain says so.</summary>
    [Id(6)]
    public PushedListing? Pushed { get; init; }

    /// <summary>True where the source is read from its start whatever was known of it: what was taken in was mended, and is put right by what the source says. The network's grain says so.</summary>
    [Id(7)]
    public bool Anew { get; init; }

    public static RunOrder Sync(RunTrigger trigger) => new() { Trigger = trigger };
}
