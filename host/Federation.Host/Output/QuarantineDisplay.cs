using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Quarantine for a person: where, what and what to do.</summary>
internal static class QuarantineDisplay
{
    public static void Print(IReadOnlyList<QuarantineLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "where", "id", "code", "what is wrong");
        foreach (var line in lines)
        {
            foreach (var issue in line.Issues)
            {
                table.AddRow(new Text(line.Network), new Text(line.Locator ?? ""), new Text(line.SourceId ?? "(none)"), new Text(issue.Code), new Text($"{issue.Pointer} {issue.Message}".Trim()));
            }
        }

        AnsiConsole.Write(table);
        foreach (string code in lines.SelectMany(line => line.Issues).Select(issue => issue.Code).Distinct().Order(StringComparer.Ordinal))
        {
            AnsiConsole.WriteLine($"{code}: {Remedies.Of(code)}");
        }
    }

    public static void Print(IReadOnlyList<QuarantineGroupLine> groups)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "code", "records", "replayable", "for example");
        foreach (var group in groups)
        {
            table.AddRow(new Text(group.Network), new Text(group.Code), new Text($"{group.Count}"), new Text($"{group.Replayable}"), new Text(group.Examples[0].Locator ?? group.Examples[0].SourceId ?? ""));
        }

        AnsiConsole.Write(table);
        foreach (string code in groups.Select(group => group.Code).Distinct()) AnsiConsole.WriteLine($"{code}: {Remedies.Of(code)}");
    }
}
