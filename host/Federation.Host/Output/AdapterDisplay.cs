using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Adapters, checks and previews for a person.</summary>
internal static class AdapterDisplay
{
    public static void Print(IReadOnlyList<InstalledAdapter> adapters)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("adapter", "version", "status", "origin", "publisher", "licence");
        foreach (var line in adapters.Select(AdapterLine.Of))
        {
            table.AddRow(new Text(line.Id), new Text(line.Version ?? ""), new Text(line.Status), new Text(line.Origin), new Text(line.Publisher ?? ""), new Text(line.Licence ?? ""));
        }

        AnsiConsole.Write(table);
        foreach (var adapter in adapters.Where(adapter => adapter.Issues.Count > 0))
        {
            AnsiConsole.WriteLine($"{adapter.Manifest?.Identity ?? adapter.Id} is {adapter.Status}.");
            PrintIssues(adapter.Issues, indent: "  ");
        }
    }

    public static void Print(CheckResult result)
    {
        if (result.Summary is not null) AnsiConsole.WriteLine(result.Summary);
        PrintIssues(result.Issues, indent: "");
        AnsiConsole.WriteLine(result.Passed ? "The check passed." : "The check did not pass.");
    }

    public static void Print(IReadOnlyList<PreviewLine> lines)
    {
        foreach (var line in lines)
        {
            AnsiConsole.Write(new Rule($"{Markup.Escape(line.Locator ?? "")}  {Markup.Escape(line.SourceId ?? "(no id)")}").LeftJustified());
            var grid = new Grid().AddColumn().AddColumn();
            grid.AddRow(new Text("raw"), new Text(line.Draft is null ? "no draft" : "draft"));
            grid.AddRow(new Text(line.Raw?.ToString() ?? ""), new Text(line.Draft is null ? "" : Draft(line.Draft)));
            AnsiConsole.Write(grid);
            PrintIssues(line.Issues, indent: "  ");
        }
    }

    public static void Print(Issue issue) => PrintIssues([issue], indent: "");

    private static void PrintIssues(IEnumerable<Issue> issues, string indent)
    {
        foreach (var issue in issues)
        {
            AnsiConsole.WriteLine($"{indent}{issue.Severity} {issue.Code} {issue.Pointer} {issue.Message}");
            AnsiConsole.WriteLine($"{indent}  {Remedies.Of(issue.Code)}");
        }
    }

    private static string Draft(ListingDraft draft)
    {
        var rows = new (string Name, string? Value)[]
        {
            ("name", draft.Name),
            ("description", draft.Description),
            ("street", draft.Address?.Street),
            ("postal code", draft.Address?.PostalCode),
            ("locality", draft.Address?.Locality),
            ("region", draft.Address?.Region),
            ("country", draft.Address?.Country),
            ("location", draft.Location is { } point ? FormattableString.Invariant($"{point.Latitude}, {point.Longitude}") : null),
            ("website", draft.Website),
            ("phone", draft.Phone),
            ("opening hours", draft.OpeningHours),
            ("services", draft.Services.Count == 0 ? null : string.Join(", ", draft.Services)),
            ("capacity", draft.Capacity is { } places ? FormattableString.Invariant($"{places}") : draft.CapacityText),
            ("languages", draft.Languages.Count == 0 ? null : string.Join(", ", draft.Languages)),
            ("accessibility", draft.Accessibility.Count == 0 ? null : string.Join(", ", draft.Accessibility)),
            ("prices", draft.Prices.Count == 0 ? null : string.Join("; ", draft.Prices.Select(price => price.Text))),
            ("label claim", draft.LabelClaim),
            ("unusable", draft.InvalidFields.Count == 0 ? null : string.Join(", ", draft.InvalidFields)),
        };
        return string.Join('\n', rows.Where(row => row.Value is not null).Select(row => $"{row.Name}: {row.Value}"));
    }
}
