namespace Federation.Contracts;

/// <summary>A record becomes a draft or is rejected; it is never dropped. Rejected means quarantined, with its issues.</summary>
public abstract record MapResult
{
    private MapResult(IReadOnlyList<Issue> issues) => Issues = issues;

    /// <summary>Everything found, not only the first.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    public static MapResult Map(ListingDraft draft, IReadOnlyList<Issue>? issues = null) => new Mapped(draft, issues ?? []);

    public static MapResult Reject(params IReadOnlyList<Issue> issues) => new Rejected(issues, null);

    /// <param name="draft">What could be made of the record all the same: a person reads it beside the raw record, and it becomes no listing.</param>
    /// <param name="issues">All that was found, at least one an error.</param>
    public static MapResult Reject(ListingDraft draft, IReadOnlyList<Issue> issues) => new Rejected(issues, draft);

    /// <summary>The record is usable. Issues are information or warnings.</summary>
    public sealed record Mapped : MapResult
    {
        internal Mapped(ListingDraft draft, IReadOnlyList<Issue> issues) : base(issues) => Draft = draft;

        public ListingDraft Draft { get; }
    }

    /// <summary>The record cannot be used. At least one issue is an error.</summary>
    public sealed record Rejected : MapResult
    {
        internal Rejected(IReadOnlyList<Issue> issues, ListingDraft? draft) : base(issues)
        {
            if (issues.All(issue => issue.Severity != IssueSeverity.Error)) throw new ArgumentException("A rejection names at least one error.", nameof(issues));
            Draft = draft;
        }

        /// <summary>What could be made of the record all the same; null where nothing could.</summary>
        public ListingDraft? Draft { get; }
    }
}
