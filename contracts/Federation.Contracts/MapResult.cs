namespace Federation.Contracts;

/// <summary>A record becomes a draft or is rejected; it is never dropped. Rejected means quarantined, with its issues.</summary>
public abstract record MapResult
{
    private MapResult(IReadOnlyList<Issue> issues) => Issues = issues;

    /// <summary>Everything found, not only the first.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    public static MapResult Map(ListingDraft draft, IReadOnlyList<Issue>? issues = null) => new Mapped(draft, issues ?? []);

    public static MapResult Reject(params IReadOnlyList<Issue> issues) => new Rejected(issues);

    /// <summary>The record is usable. Issues are information or warnings.</summary>
    public sealed record Mapped : MapResult
    {
        internal Mapped(ListingDraft draft, IReadOnlyList<Issue> issues) : base(issues) => Draft = draft;

        public ListingDraft Draft { get; }
    }

    /// <summary>The record cannot be used. At least one issue is an error.</summary>
    public sealed record Rejected : MapResult
    {
        internal Rejected(IReadOnlyList<Issue> issues) : base(issues)
        {
            if (issues.All(issue => issue.Severity != IssueSeverity.Error)) throw new ArgumentException("A rejection names at least one error.", nameof(issues));
        }
    }
}
