using System.Text.Json.Serialization;

namespace Federation.Web.Console.Missed;

/// <summary>What <see cref="MissedQuestion"/> answers.</summary>
public sealed record MissedAnswer(MissedNetwork? Network, IReadOnlyList<MissedRow>? MissedListings) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record MissedNetwork : ConsoleNetwork
{
    public required RemovalRule Removals { get; init; }

    /// <summary>Those about held removals are what a person decides here.</summary>
    public required IReadOnlyList<ConsoleAlert> Alerts { get; init; }

    public const string HeldCode = "removals.held";

    [JsonIgnore]
    public ConsoleAlert? Held => Alerts.FirstOrDefault(alert => alert.Code == HeldCode);
}

/// <summary>When a listing goes that the source no longer shows.</summary>
/// <param name="Hours">How long the first run that missed it must lie back.</param>
/// <param name="MostShare">Above which a person decides; from 0 to 1.</param>
/// <param name="Runs">How many complete readings in a row must have missed it.</param>
public sealed record RemovalRule(int Hours, double MostShare, int Runs);

/// <param name="State">As the schema's MissedState.</param>
/// <param name="Centre">Null where it is gone.</param>
/// <param name="RemovedBy">The run by which that can be taken back; null while it speaks for its centre.</param>
public sealed record MissedRow(string Key, string State, int MissedRuns, DateTimeOffset? Since, DateTimeOffset? RemovedAt, MissedCentre? Centre, MissedRun? RemovedBy);

public sealed record MissedCentre(string Key, string Name);

public sealed record MissedRun(string Id, DateTimeOffset StartedAt);
