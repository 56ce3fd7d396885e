using Federation.Host.Running;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Networks for a person.</summary>
internal static class NetworkDisplay
{
    public static void Print(IReadOnlyList<NetworkLine> lines)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "name", "adapter", "schedule", "listings", "hosts", "source", "last run");
        foreach (var line in lines)
        {
            string last = line.LastRun is { } run ? $"{run.Status} {run.StartedAt:yyyy-MM-dd HH:mm} {run.Failure?.Code}" : "never";
            string[] cells = [line.Id.Value, line.Name, line.Adapter, line.Schedule ?? "", $"{line.Listings}", line.Hosts is { } hosts ? string.Join(' ', hosts) : "?", $"{line.Source}", last];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        foreach (var (line, alert) in lines.SelectMany(line => line.Alerts.Select(alert => (line, alert))))
        {
            AnsiConsole.WriteLine($"{line.Id}: {alert.Code} since {alert.Since:yyyy-MM-dd HH:mm} UTC. {alert.Message}");
            AnsiConsole.WriteLine($"  {Remedies.Of(alert.Code)}");
        }
    }
}
