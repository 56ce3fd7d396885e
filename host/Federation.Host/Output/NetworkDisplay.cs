using Federation.Host.Running;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Networks for a person.</summary>
internal static class NetworkDisplay
{
    public static void Print(IReadOnlyList<NetworkLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "name", "adapter", "schedule", "listings", "hosts", "last run");
        foreach (var line in lines)
        {
            string last = line.LastRun is { } run ? $"{run.Status} {run.StartedAt:yyyy-MM-dd HH:mm} {run.Failure?.Code}" : "never";
            table.AddRow(new Text(line.Id.Value), new Text(line.Name), new Text(line.Adapter), new Text(line.Schedule ?? ""), new Text($"{line.Listings}"), new Text(line.Hosts is { } hosts ? string.Join(' ', hosts) : "?"), new Text(last));
        }

        AnsiConsole.Write(table);
    }
}
