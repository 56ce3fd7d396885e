namespace Federation.Contracts.V2;

/// <summary>What is to be read, and by what means. In place of a request beside a context.</summary>
public sealed record Reading
{
    public required AdapterContext Context { get; init; }

    /// <summary>The <see cref="Batch.Next"/> after which to go on; null from the start.</summary>
    public string? After { get; init; }

    /// <summary>False for the whole source. In place of a mode.</summary>
    public bool ChangesOnly { get; init; }

    /// <summary>The most records of a batch.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>The most records in all; null for no limit.</summary>
    public int? MostRecords { get; init; }
}
