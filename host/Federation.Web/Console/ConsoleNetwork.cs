using System.Text.Json.Serialization;

namespace Federation.Web.Console;

/// <summary>What every page of the console has of its network.</summary>
public record ConsoleNetwork
{
    /// <summary>What every question of the console selects of its network.</summary>
    internal const string Selection = "key name approvedHosts";

    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The schema has it null for whoever does not manage the network.</summary>
    public IReadOnlyList<string>? ApprovedHosts { get; init; }

    /// <summary>Whether whoever asks manages it, or is an operator.</summary>
    [JsonIgnore]
    public bool IsYours => ApprovedHosts is not null;
}
