namespace Federation.Contracts;

/// <summary>What a check of configuration and connection found. A check passes when no issue is an error.</summary>
public sealed record CheckResult
{
    /// <summary>All findings, not only the first.</summary>
    public required IReadOnlyList<Issue> Issues { get; init; }

    /// <summary>One line on what was seen, for a person: "CSV, ';', 30 columns".</summary>
    public string? Summary { get; init; }

    public bool Passed => Issues.All(issue => issue.Severity != IssueSeverity.Error);
}
