using System.Text.Json.Serialization;

namespace Federation.Web.Console.Corrections;

/// <summary>What <see cref="CorrectionsQuestion"/> answers.</summary>
public sealed record CorrectionsAnswer(CorrectionsNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record CorrectionsNetwork : ConsoleNetwork
{
    /// <summary>Newest first; null for whoever does not manage the network.</summary>
    public IReadOnlyList<SuggestedRow>? Suggestions { get; init; }
}

/// <param name="Before">What the listing said then; null for nothing.</param>
/// <param name="Centre">Null where it is gone.</param>
/// <param name="State">As the schema's SuggestionState.</param>
/// <param name="Reason">Why the network said no; null for anything else.</param>
public sealed record SuggestedRow(string Key, DateTimeOffset At, string Field, string Value, string? Before, string? Comment, string Listing, SuggestedCentre? Centre, string State, DateTimeOffset? ClosedAt, string? Reason);

public sealed record SuggestedCentre(string Key, string Name);
