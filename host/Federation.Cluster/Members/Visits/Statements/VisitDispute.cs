using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>What one of two networks has against a line of a statement between them, and what its host said to that, as stored. There is one at most for each line. Immutable.</summary>
public sealed record VisitDispute
{
    public required VisitMonth Month { get; init; }

    public required CentreId Centre { get; init; }

    public required NetworkId Host { get; init; }

    public required NetworkId Home { get; init; }

    public required Tier Tier { get; init; }

    public required DisputeReason Reason { get; init; }

    /// <summary>Which of the two disputes.</summary>
    public required NetworkId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many days the line should have, by the one who disputes: the host's answer stays between that and the line. Null, with <see cref="ClaimedVisits"/>, where that was not said.</summary>
    public int? ClaimedDays { get; init; }

    /// <summary>As <see cref="ClaimedDays"/>.</summary>
    public int? ClaimedVisits { get; init; }

    public DisputeState State { get; init; }

    /// <summary>When the host answered; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What is conceded, with its sign: to be added to the line as it stood when the host answered; null where nothing is.</summary>
    public int? VisitorDays { get; init; }

    /// <summary>As <see cref="VisitorDays"/>.</summary>
    public int? Visits { get; init; }

    /// <summary>How many days the line should have by the host's answer; null where it concedes nothing, and in answers of before that was written down.</summary>
    public int? RightDays { get; init; }

    /// <summary>As <see cref="RightDays"/>.</summary>
    public int? RightVisits { get; init; }

    /// <summary>The month whose closing reckoned with it; null as long as none has.</summary>
    public VisitMonth? EnteredIn { get; init; }

    internal LineKey Key => new(Centre, Host, Home, Tier);

    internal LineAmount Delta => new(VisitorDays ?? 0, Visits ?? 0);

    internal StateKey RowKey => KeyOf(Month, Key);

    internal static StateKey KeyOf(VisitMonth month, LineKey line) => new(RowKinds.VisitDispute, $"{line.Centre}/{month}/{line.Host}/{line.Home}/{line.Tier}");

    internal static VisitDispute Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.VisitDispute) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal StateWrite Write(long version) => new(RowKey, version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.VisitDispute));
}

/// <summary>How far a dispute has come. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeState>))]
public enum DisputeState
{
    Open,

    /// <summary>The host says how many it should be: the next statement has the difference.</summary>
    Conceded,

    /// <summary>The host says that the line is right.</summary>
    Declined,
}

/// <summary>What is against a line. Stored by name; a word of one's own could be about a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeReason>))]
public enum DisputeReason
{
    TooMany,
    TooFew,

    /// <summary>These were no members of the home network.</summary>
    NotMembers,

    /// <summary>They have another tier.</summary>
    WrongTier,

    /// <summary>The centre was closed, or the door not the host's.</summary>
    WrongCentre,

    /// <summary>The home network agrees to pay for visits that the directory doubts: the host says for how many.</summary>
    DoubtfulAccepted,
}
