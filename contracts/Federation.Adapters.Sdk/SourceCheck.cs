using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Reads and maps the first records, and says what it saw.</summary>
internal static class SourceCheck
{
    public static async Task<CheckResult> OfAsync(
        IAdapter adapter, RecordReader reader, MapContext context, int most, CancellationToken cancellationToken)
    {
        int read = 0;
        int usable = 0;
        var issues = new List<Issue>();
        try
        {
            await foreach (var record in reader.ReadAsync(cancellationToken))
            {
                read++;
                var found = ProblemsOf(adapter, record, context);
                if (found.All(issue => issue.Severity != IssueSeverity.Error)) usable++;
                issues.AddRange(found.Select(issue => AsFinding(issue, record.Locator)));
                if (read == most) break;
            }
        }
        catch (AdapterException exception)
        {
            issues.Add(Issue.Error(exception.Code, exception.Message));
        }

        if (read == 0 && issues.Count == 0) issues.Add(Issue.Warning("source.no-records", "The source is in the right format and holds no record."));
        if (read > 0 && usable == 0) issues.Add(Issue.Error("source.nothing-usable", $"None of the first {read} records can be used; the findings say why."));
        return new CheckResult
        {
            Issues = issues,
            Summary = string.Create(CultureInfo.InvariantCulture, $"{reader.Description}; {usable} of the first {read} records usable"),
        };
    }

    private static IReadOnlyList<Issue> ProblemsOf(IAdapter adapter, SourceRecord record, MapContext context)
    {
        if (record.SourceId.Length == 0) return [.. record.Issues, Issue.Error("record.no-id", "The record has no id.")];
        return record.Issues.Any(issue => issue.Severity == IssueSeverity.Error)
            ? record.Issues
            : [.. record.Issues, .. adapter.Map(record, context).Issues];
    }

    // One bad record among the first does not fail a check: a run would quarantine it and go on.
    private static Issue AsFinding(Issue issue, string? locator) => issue with
    {
        Severity = issue.Severity == IssueSeverity.Error ? IssueSeverity.Warning : issue.Severity,
        Message = locator is null ? issue.Message : $"{locator}: {issue.Message}",
    };
}
