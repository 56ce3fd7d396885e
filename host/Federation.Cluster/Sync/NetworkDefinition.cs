using System.Text.Json;
using Cronos;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.People.Kept;

namespace Federation.Cluster.Sync;

/// <summary>What the directory knows of a partner network before any run.</summary>
[GenerateSerializer, Immutable, Alias("network-definition")]
public sealed record NetworkDefinition
{
    private const int MostHosts = 1_000;

    [Id(0)]
    public required NetworkId Id { get; init; }

    /// <summary>For people; 1 to 200 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The adapter's id.</summary>
    [Id(2)]
    public required string Adapter { get; init; }

    /// <summary>The adapter's configuration, a JSON object as text. Sources in it are absolute.</summary>
    [Id(3)]
    public required string Config { get; init; }

    /// <summary>Five-field cron in UTC; null for runs by hand only.</summary>
    [Id(4)]
    public string? Schedule { get; init; }

    /// <summary>True when an operator wrote it on this machine: paths and loopback addresses are then allowed.</summary>
    [Id(5)]
    public bool OperatorTrusted { get; init; }

    /// <summary>
    /// Hosts that its adapter may reach beside those that the adapter's manifest and the configuration name: <c>a.example</c>, <c>*.b.example</c>, <c>*</c> for
    /// any public host, or a port of this machine such as <c>127.0.0.1:8080</c> where <see cref="OperatorTrusted"/>.
    /// </summary>
    [Id(6)]
    public ApprovedHosts Hosts { get; init; }

    /// <summary>When listings that the source no longer shows are let go.</summary>
    [Id(7)]
    public RemovalRule Removals { get; init; } = RemovalRule.Default;

    /// <summary>How much its word counts beside another network's, 0 to 100: of two that say something of one field, the one that is trusted more is shown. Takes hold with the next run.</summary>
    [Id(10)]
    public int Trust { get; init; } = ListingSource.DefaultTrust;

    /// <summary>Why and how long persons are kept that are cut out of its records; null where they are thrown away.</summary>
    [Id(8)]
    public PersonPolicy? People { get; init; }

    /// <summary>What it says of the ways that its members are spared; null where it says nothing.</summary>
    [Id(11)]
    public TravelStatement? Travel { get; init; }

    /// <summary>Everything wrong with it, for a person; empty when it can be saved.</summary>
    public IEnumerable<string> Problems()
    {
        if (Name.Trim().Length is 0 or > 200) yield return "The name of a network has 1 to 200 characters.";
        if (Schedule is not null && !CronExpression.TryParse(Schedule, out _)) yield return $"\"{Schedule}\" is not a schedule: five fields of cron, in UTC, for example \"15 4 * * *\".";
        if (!IsObject(Config)) yield return "The configuration of a network is a JSON object.";
        if (Trust is < 0 or > 100) yield return $"\"trust\" goes from 0 to 100; it is {Trust}.";
        foreach (string problem in Removals.Problems()) yield return problem;
        foreach (string problem in People?.Problems() ?? []) yield return problem;
        foreach (string problem in Travel?.Problems() ?? []) yield return problem;
        foreach (string problem in HostProblems(Hosts, OperatorTrusted)) yield return problem;
    }

    /// <summary>Everything wrong with approved hosts, for a person; empty when they can be saved.</summary>
    public static IEnumerable<string> HostProblems(ApprovedHosts hosts, bool operatorTrusted)
    {
        if (hosts.Count > MostHosts) yield return $"{hosts.Count:N0} hosts are approved; {MostHosts:N0} are allowed. \"*\" approves any public host.";
        foreach (string host in hosts.Take(MostHosts))
        {
            var pattern = HostPattern.Parse(host);
            if (pattern is null) yield return $"\"{PlainText.Of(host, 100)}\" is not a host: a name in lower case (xn-- for other scripts) without scheme, port and path; \"*.\" before a name of two parts and more; \"*\"; or a port of this machine such as \"127.0.0.1:8080\".";
            else if (pattern.LoopbackPort is not null && !operatorTrusted) yield return $"\"{host}\" is a port of this machine: only its operator's own networks file or command line may name one.";
        }
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
