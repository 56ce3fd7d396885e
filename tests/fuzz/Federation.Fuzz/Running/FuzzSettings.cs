namespace Federation.Fuzz.Running;

/// <summary>What a run does.</summary>
internal sealed record FuzzSettings
{
    /// <summary>In all, over every target.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Decides every input.</summary>
    public required int Seed { get; init; }

    /// <summary>Where findings are kept; made when there is one.</summary>
    public required string Folder { get; init; }

    /// <summary>Targets, or single subjects by their whole names; by default every target, without the planted faults.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The processor time that one trial may take from record to record, and to its end. One that kills its process is shrunk for twice as long on the clock.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A target's turn ends after so many findings, each different from the others.</summary>
    public int MostFindings { get; init; } = 20;

    /// <summary>How many targets are fuzzed at once; by default 2, and never more than there are processors.</summary>
    public int AtOnce { get; init; } = Math.Min(2, Environment.ProcessorCount);
}
