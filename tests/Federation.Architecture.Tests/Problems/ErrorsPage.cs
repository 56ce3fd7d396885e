using System.Text;
using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Architecture.Tests.Problems;

/// <summary>Writes <c>docs/errors.md</c> from the catalogue.</summary>
internal static class ErrorsPage
{
    public static string Render(ProblemCatalogue catalogue)
    {
        var page = new StringBuilder();
        page.Append("""
            # Errors and issues

            Every code that a run, a check or a command may report, and what to do about it. A code is stable: it never changes its
            meaning, and a retired one is not used again. The same words, in English and in French, stand beside the code in the
            console, on the command line and in the API; they come from `host/Federation.Cluster/Problems/`, and so does this page
            (`UPDATE_DOCS=1 ./test.sh Architecture` writes it).

            """);

        foreach (var area in catalogue.All.GroupBy(problem => problem.Area))
        {
            page.Append($"\n## {area.Key}\n\n| code | what to do |\n|---|---|\n");
            foreach (var problem in area) page.Append($"| `{problem.Code}` | {Cell(problem.English)} |\n");
        }

        page.Append("""

            ## Codes of other adapters

            An adapter of another maker may report codes that are not listed here. Its failure's kind then says what to do.

            | kind | what to do |
            |---|---|

            """);
        foreach (var kind in Enum.GetValues<FailureKind>()) page.Append($"| {kind} | {Cell(Fallback(catalogue, kind))} |\n");
        page.Append($"| an issue of one record | {Cell(Fallback(catalogue, null))} |\n");
        return page.ToString();
    }

    // No code is empty, so the catalogue answers by the kind alone.
    private static string Fallback(ProblemCatalogue catalogue, FailureKind? kind) => catalogue.Remedy("", kind, RemedyLanguage.English);

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
