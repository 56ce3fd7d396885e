namespace Federation.Web.Console.Start;

/// <summary>What <see cref="StartQuestion"/> answers.</summary>
public sealed record StartAnswer(IReadOnlyList<StartNetwork>? Networks);

public sealed record StartNetwork : ConsoleNetwork
{
    public required int ListingCount { get; init; }

    public required StartSource Source { get; init; }

    /// <summary>Null before the first.</summary>
    public StartRun? LastRun { get; init; }

    public required IReadOnlyList<ConsoleAlert> Alerts { get; init; }
}

/// <param name="Condition">As the schema's SourceCondition.</param>
public sealed record StartSource(string Condition, DateTimeOffset? LastReadAt);

/// <param name="Status">As the schema's RunStatus.</param>
public sealed record StartRun(string Id, string Status, DateTimeOffset StartedAt);
