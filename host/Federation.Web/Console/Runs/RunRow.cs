namespace Federation.Web.Console.Runs;

/// <summary>One run of a network, as the overview and its own page show it.</summary>
public record RunRow : RunNode
{
    internal const string Selection = """
        id status mode purpose trigger startedAt endedAt durationMs unchangedSince heldRemovals estimatedTotal pagesBefore adapter retryAt
        counts { read new changed unchanged quarantined attached pages removed restored stale }
        failure { kind code message remedy(language: $language) }
        """;

    /// <summary>The global id.</summary>
    public required string Id { get; init; }

    /// <summary>As the schema's RunStatus.</summary>
    public required string Status { get; init; }

    /// <summary>As the schema's FetchMode.</summary>
    public required string Mode { get; init; }

    /// <summary>As the schema's RunPurpose.</summary>
    public required string Purpose { get; init; }

    /// <summary>As the schema's RunTrigger.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public double? DurationMs { get; init; }

    /// <summary>When the source was last read in full, where it said that nothing changed since.</summary>
    public DateTimeOffset? UnchangedSince { get; init; }

    public required int HeldRemovals { get; init; }

    /// <summary>Null while unknown.</summary>
    public int? EstimatedTotal { get; init; }

    public required int PagesBefore { get; init; }

    /// <summary>Null until it has started.</summary>
    public string? Adapter { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public required RunTally Counts { get; init; }

    /// <summary>Null where it completed, or has not ended.</summary>
    public RunFault? Failure { get; init; }

    public bool IsUnderWay => Status == "RUNNING";
}

/// <summary>What became of the records of a run.</summary>
public sealed record RunTally(int Read, int New, int Changed, int Unchanged, int Quarantined, int Attached, int Pages, int Removed, int Restored, int Stale);

/// <param name="Kind">As the schema's FailureKind.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record RunFault(string Kind, string Code, string Message, string Remedy);
