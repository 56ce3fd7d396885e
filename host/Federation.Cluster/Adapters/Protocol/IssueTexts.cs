using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Keeps an adapter's issues within what a record may carry.</summary>
internal static class IssueTexts
{
    public static Issue Shorten(Issue issue) => issue with
    {
        Code = issue.Code is { Length: > 0 } code ? PlainText.Of(code, RecordLimits.IssueText) : "adapter.unnamed-issue",
        Message = PlainText.Of(issue.Message ?? "", RecordLimits.IssueMessage),
        Pointer = issue.Pointer is null ? null : PlainText.Of(issue.Pointer, RecordLimits.IssueText),
        Severity = Enum.IsDefined(issue.Severity) ? issue.Severity : IssueSeverity.Error,
    };

    public static IReadOnlyList<Issue> Shorten(IReadOnlyList<Issue> issues) => [.. issues.Take(RecordLimits.MostIssues).Select(Shorten)];
}
