using System.Text.Json.Serialization;

namespace Federation.Web.Console.Hosting;

/// <summary>What <see cref="HostingQuestion"/> answers.</summary>
/// <param name="Networks">All of them, for their names.</param>
/// <param name="OfflinePolicy">As the schema's OfflinePolicy.</param>
public sealed record HostingAnswer(ConsoleNetwork? Network, IReadOnlyList<HostedNetwork>? Networks, HostingTerms? HostingTerms, string? OfflinePolicy) : IConsoleAnswer
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
