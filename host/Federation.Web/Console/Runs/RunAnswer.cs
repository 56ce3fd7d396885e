using System.Text.Json.Serialization;

namespace Federation.Web.Console.Runs;

/// <summary>What <see cref="RunQuestion"/> answers.</summary>
/// <param name="Node">Null where nothing has the id.</param>
public sealed record RunAnswer(ConsoleNetwork? Network, RunNode? Node) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

/// <summary>What a run's own page has beside its row.</summary>
public sealed record RunDetails : RunRow
{
    /// <summary>Null where it is gone.</summary>
    public RunNetwork? Network { get; init; }

    /// <summary>The first of them, in order.</summary>
    public required IReadOnlyList<RunIssue> Problems { get; init; }

    /// <summary>All of them, counted.</summary>
    public required IReadOnlyList<RunIssueCount> ProblemCounts { get; init; }
}

public sealed record RunNetwork(string Key);

/// <param name="Remedy">In the reader's language.</param>
public sealed record RunIssueCount(string Code, int Count, string Remedy);

/// <param name="Severity">As the schema's IssueSeverity.</param>
/// <param name="Locator">Where in the source; null where it does not say.</param>
/// <param name="Pointer">Where in the record; null for all of it.</param>
/// <param name="Message">In English.</param>
public sealed record RunIssue(string Code, string Severity, string? Locator, string? SourceId, string? Pointer, string Message);
