using System.Text.Json;
using Cronos;

namespace Federation.Cluster.Sync;

/// <summary>What the directory knows of a partner network before any run.</summary>
[GenerateSerializer, Immutable, Alias("network-definition")]
public sealed record NetworkDefinition
{
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

    /// <summary>Everything wrong with it, for a person; empty when it can be saved.</summary>
    public IEnumerable<string> Problems()
    {
        if (Name.Trim().Length is 0 or > 200) yield return "The name of a network has 1 to 200 characters.";
        if (Schedule is not null && !CronExpression.TryParse(Schedule, out _)) yield return $"\"{Schedule}\" is not a schedule: five fields of cron, in UTC, for example \"15 4 * * *\".";
        if (!IsObject(Config)) yield return "The configuration of a network is a JSON object.";
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
