using System.Globalization;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>What a probe found, for a person.</summary>
internal static class ProbeDisplay
{
    private const int MostColumns = 60;

    public static void Print(ProbeAnswer answer)
    {
        var probe = answer.Probe;
        AnsiConsole.WriteLine(Plain(Summary(probe)));
        PrintColumns(probe.Columns);
        if (answer.MappingFile is null)
        {
            AnsiConsole.Write(new Rule("mapping.yaml").LeftJustified());
            Console.WriteLine(string.Concat(probe.Mapping.Where(character => character == '\n' || !char.IsControl(character))));
        }

        AnsiConsole.Write(new Rule("read by the draft").LeftJustified());
        AdapterDisplay.Print(answer.Preview);
        if (answer.Failure is { } failure) AdapterDisplay.Print(failure);
        PrintTrial(probe.Trial);
        foreach (string text in probe.Unsure) AnsiConsole.WriteLine($"? {Plain(text)}");
        AnsiConsole.WriteLine("? The licence and the line that names the publisher are not known: fill in licence and attribution before anything is published.");
        if (answer.MappingFile is { } mapping) PrintNext(answer, mapping);
    }

    private static void PrintNext(ProbeAnswer answer, string mapping)
    {
        AnsiConsole.WriteLine($"The draft is {mapping}.");
        if (answer.Cassette is { } cassette && File.Exists(cassette)) AnsiConsole.WriteLine($"The answers are kept in {cassette}: look into it before you give it away.");
        string replay = answer.Cassette is { } kept ? $" --replay {Quoted(kept)}" : "";
        AnsiConsole.WriteLine($"Edit it, and look again: federation adapter preview {Quoted(Path.GetDirectoryName(mapping)!)} --source {Quoted(answer.Source)}{replay} --watch"); // a file in a folder
    }

    private static string Summary(ProbeReport probe)
    {
        string place = probe.RecordsAt is { } at ? $", records at {at}" : "";
        string table = probe.Delimiter is { } delimiter ? $", delimiter {delimiter}" : "";
        string paging = probe.Paging is { } by ? $", pages by {by}" : "";
        string size = probe.Whole ? "the whole source" : "the start of the source";
        return string.Create(CultureInfo.InvariantCulture, $"{probe.Format}, {probe.Encoding}{table}{place}{paging}; {probe.Records} records and {probe.Columns.Count} columns looked at, {probe.Bytes:N0} bytes, {size}.");
    }

    private static void PrintColumns(IReadOnlyList<ProbeColumn> columns)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("column", "filled", "different", "", "for example");
        foreach (var column in columns.Take(MostColumns))
        {
            string use = column.Person ? "person" : column.Used ? "used" : "";
            table.AddRow(new Text(Plain(column.Name)), new Text(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(column.Filled * 100):0} %")), new Text(column.Different.ToString(CultureInfo.InvariantCulture)), new Text(use), new Text(Plain(string.Join(" | ", column.Examples))));
        }

        AnsiConsole.Write(table);
        if (columns.Count > MostColumns) AnsiConsole.WriteLine($"… and {columns.Count - MostColumns} more columns.");
    }

    private static void PrintTrial(ProbeTrial? trial)
    {
        if (trial is null) return;
        AnsiConsole.WriteLine($"Of {trial.Records} records {trial.Usable} are usable, {trial.Located} with a place.");
        foreach (var (code, count) in trial.Issues) AnsiConsole.WriteLine($"  {count} × {Plain(code)}: {Remedies.Of(code)}");
    }

    private static string Plain(string text) => string.Concat(text.Where(character => !char.IsControl(character)));

    private static string Quoted(string word) => word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_' or ':') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
