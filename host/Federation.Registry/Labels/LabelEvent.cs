using System.Text.Json.Serialization;

namespace Federation.Registry.Labels;

/// <summary>Something that happened to the label of one centre. All of them in order are the label's history, and tell where it stands.</summary>
public sealed record LabelEvent
{
    /// <summary>From 1 on, without gaps.</summary>
    public required int Version { get; init; }

    public required LabelEventKind Kind { get; init; }

    /// <summary>The label that it happened to, by its <see cref="LabelAward.Number"/>.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who decided it. Told to operators alone.</summary>
    public required string Actor { get; init; }

    /// <summary>Public.</summary>
    public required string Reason { get; init; }

    /// <summary>For <see cref="LabelEventKind.Awarded"/> what was awarded; else null.</summary>
    public LabelAward? Award { get; init; }

    /// <summary>Of an award that an application came to: its id. Public. Null for everything else.</summary>
    public string? Assessment { get; init; }

    /// <summary>Of an award that was made elsewhere and taken over: what it is called there. Public. Null for everything that was decided here.</summary>
    public string? Reference { get; init; }
}

/// <summary>What happened. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelEventKind>))]
public enum LabelEventKind
{
    Awarded,
    Suspended,
    Reinstated,
    Expired,
    Revoked,

    /// <summary>Somebody whom the suspension concerns appeals against it. The label stays suspended.</summary>
    Appealed,

    /// <summary>The appeal was decided on, and the suspension stands. One that is allowed is <see cref="Reinstated"/>.</summary>
    AppealDismissed,
}
