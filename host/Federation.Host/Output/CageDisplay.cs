using Federation.Cluster.Adapters.Cage;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>The walls of the workers' cage for a person.</summary>
internal static class CageDisplay
{
    public static readonly IReadOnlyList<CageWalls> Each = [CageWalls.Files, CageWalls.Network, CageWalls.Processes, CageWalls.Neighbours, CageWalls.Privileges, CageWalls.Limits];

    public static void Print(CageWalls standing, bool hostShielded)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("wall", "here", "what it keeps an adapter from");
        foreach (var wall in Each) table.AddRow(new Text(wall.ToString()), new Text(standing.HasFlag(wall) ? "stands" : "missing"), new Text(Meaning(wall)));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(Verdict(standing));
        if (!hostShielded) AnsiConsole.WriteLine("The host's own process is open to other processes of its user.");
    }

    /// <summary>One line, where a wall is missing that strangers' adapters need; null where none is.</summary>
    public static string? Warning(CageWalls standing) => standing.HasFlag(CageStrength.Required) ? null : Verdict(standing);

    private static string Verdict(CageWalls standing) => standing.HasFlag(CageStrength.Required)
        ? "The cage holds: adapters of others may be installed."
        : $"The cage does not hold on this system ({CageStrength.Required & ~standing} missing): only adapters that came with this program start. docs/cage.md says more.";

    private static string Meaning(CageWalls wall) => wall switch
    {
        CageWalls.Files => "opening any file but the runtime's, its own and those in its temporary folder",
        CageWalls.Network => "opening a socket",
        CageWalls.Processes => "starting a process or becoming another program",
        CageWalls.Neighbours => "signalling or reading other processes",
        CageWalls.Privileges => "having or gaining any privilege, root's included",
        _ => "going before others on the processor, opening hundreds of files, writing huge ones",
    };
}
