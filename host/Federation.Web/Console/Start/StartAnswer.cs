namespace Federation.Web.Console.Start;

/// <summary>What <see cref="StartQuestion"/> answers.</summary>
/// <param name="Viewer">Null for whoever is not signed in.</param>
public sealed record StartAnswer(StartViewer? Viewer);

/// <param name="Networks">Those that the reader manages; null where they could not be read.</param>
public sealed record StartViewer(bool IsAssessor, bool IsOperator, IReadOnlyList<StartNetwork>? Networks)
{
    /// <summary>Whether the console has nothing for the reader.</summary>
    public bool HasNothing => !IsAssessor && !IsOperator && Networks is { Count: 0 };
}

/// <param name="LastRun">Null before the first.</param>
public sealed record StartNetwork(string Key, string Name, int ListingCount, StartSource Source, StartRun? LastRun, IReadOnlyList<ConsoleAlert> Alerts);

/// <param name="Condition">As the schema's SourceCondition.</param>
public sealed record StartSource(string Condition, DateTimeOffset? LastReadAt);

/// <param name="Status">As the schema's RunStatus.</param>
public sealed record StartRun(string Id, string Status, DateTimeOffset StartedAt);
