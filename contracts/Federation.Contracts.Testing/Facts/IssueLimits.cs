using System.Text.RegularExpressions;

namespace Federation.Contracts.Testing;

/// <summary>What an issue may be.</summary>
internal static partial class IssueLimits
{
    private const int MostIssues = 50, MostMessage = 500, MostText = 250;

    public static IEnumerable<string> Breaches(IReadOnlyList<Issue> issues)
    {
        if (issues.Count > MostIssues) yield return $"it has {issues.Count} issues; {MostIssues} are kept";
        foreach (var issue in issues)
        {
            if (!Code().IsMatch(issue.Code) || issue.Code.Length > MostText) yield return $"the code \"{issue.Code}\" of an issue is not dotted and in lower case, as \"name.missing\"";
            if (string.IsNullOrWhiteSpace(issue.Message)) yield return $"the issue {issue.Code} says nothing";
            else if (issue.Message.Length > MostMessage) yield return $"the message of {issue.Code} has {issue.Message.Length} characters; {MostMessage} are kept";
            if (issue.Pointer is { } pointer && ((pointer.Length > 0 && pointer[0] != '/') || pointer.Length > MostText)) yield return $"the pointer \"{pointer}\" of {issue.Code} is no JSON pointer";
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+\z")]
    private static partial Regex Code();
}
