using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Fuzz.Laws;

/// <summary>Every code stands in the catalogue, with its remedies.</summary>
internal static class KnownCodes
{
    public static bool Has(string code) => ProblemCatalogue.Standard.TryFind(code, out _);

    public static void Require(IReadOnlyList<Issue> issues, string from)
    {
        foreach (var issue in issues)
        {
            BreachException.Require(Has(issue.Code), LawNames.Outcome, $"unknown code {issue.Code}", () => $"{from}: the code {issue.Code} does not stand in the catalogue.");
            BreachException.Require(issue.Pointer is null or "" or ['/', ..], LawNames.Outcome, $"pointer of {issue.Code}", () => $"{from}: \"{issue.Pointer}\" is no JSON pointer.");
        }
    }
}
