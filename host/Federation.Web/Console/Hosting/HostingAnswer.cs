using System.Text.Json.Serialization;

namespace Federation.Web.Console.Hosting;

/// <summary>What <see cref="HostingQuestion"/> answers.</summary>
/// <param name="Networks">All of them, for their names.</param>
/// <param name="OfflinePolicy">As the schema's OfflinePolicy.</param>
/// <param name="Centres">Those that the network lists, by name.</param>
public sealed record HostingAnswer(ConsoleNetwork? Network, IReadOnlyList<HostedNetwork>? Networks, HostingTerms? HostingTerms, string? OfflinePolicy, AdmittingPage? Centres) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record HostedNetwork(string Key, string Name);

/// <param name="AwayPerMonth">Null for any number.</param>
/// <param name="Version">0 where the terms were never set.</param>
public sealed record HostingTerms(int? AwayPerMonth, IReadOnlyList<HostingTerm> Networks, int Version);

/// <param name="NetworkKey">Null for every network that is not named.</param>
/// <param name="Stance">As the schema's HostingStance.</param>
/// <param name="VisitsPerMonth">Null for any number.</param>
public sealed record HostingTerm(string? NetworkKey, string Stance, int? VisitsPerMonth);

public sealed record AdmittingPage(int TotalCount, AdmittingEnd PageInfo, IReadOnlyList<AdmittingCentre> Nodes);

public sealed record AdmittingEnd(bool HasNextPage, string? EndCursor);

/// <param name="DoorKeeper">The network that keeps its door; null where none does.</param>
/// <param name="Admission">Null where it never said whom it admits, and so admits nobody.</param>
public sealed record AdmittingCentre(string Key, string Name, HostedNetwork? DoorKeeper, AdmissionRow? Admission);

/// <param name="Hours">In the grammar of OpenStreetMap; null for at any time.</param>
public sealed record AdmissionRow(string? Hours, IReadOnlyList<AdmittedRow> Admits);

/// <param name="Network">Null where the directory does not have it.</param>
/// <param name="Tier">Null for every tier.</param>
/// <param name="DaysPerMonth">Null for any number.</param>
public sealed record AdmittedRow(string NetworkKey, AdmittedNetwork? Network, string? Tier, int? DaysPerMonth);

public sealed record AdmittedNetwork(string Name);
