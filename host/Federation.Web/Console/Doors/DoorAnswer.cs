using System.Text.Json.Serialization;
using Federation.Web.Console.Hosting;

namespace Federation.Web.Console.Doors;

/// <summary>What <see cref="DoorQuestion"/> answers.</summary>
/// <param name="Networks">All of them, for their names.</param>
/// <param name="Centre">Null for an unknown one.</param>
/// <param name="Door">Null where another network keeps it.</param>
public sealed record DoorAnswer(ConsoleNetwork? Network, IReadOnlyList<HostedNetwork>? Networks, DoorCentre? Centre, DoorState? Door) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record DoorCentre(string Key, string Name);

/// <param name="Version">0 where the rules were never set.</param>
/// <param name="Rules">Null where it never said whom it admits.</param>
public sealed record DoorState(HostedNetwork? Keeper, int Version, DoorRules? Rules, IReadOnlyList<BlockedRow> Blocked);

/// <param name="Hours">In the grammar of OpenStreetMap; null for at any time.</param>
public sealed record DoorRules(IReadOnlyList<AdmittedRow> Admits, int OfflineAdmissions, string? Hours);

/// <param name="Visitor">The pseudonym at this centre.</param>
public sealed record BlockedRow(string Visitor, DateTimeOffset Since);
