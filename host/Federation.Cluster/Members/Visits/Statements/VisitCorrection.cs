using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>A counter-entry: what is to be added to a line of an earlier month, which stays as it was written. Immutable.</summary>
public sealed record VisitCorrection
{
    /// <summary>The month that is corrected: with <see cref="Host"/> and <see cref="Home"/> its statement, which may be none where nothing was stated then.</summary>
    public required VisitMonth Month { get; init; }

    public required CentreId Centre { get; init; }

    public required NetworkId Host { get; init; }

    public required NetworkId Home { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>With its sign.</summary>
    public required int VisitorDays { get; init; }

    /// <summary>With its sign.</summary>
    public required int Visits { get; init; }

    /// <summary>With its sign; what is doubtful is in no total.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DoubtfulDays { get; init; }

    /// <summary>As <see cref="DoubtfulDays"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DoubtfulVisits { get; init; }

    public required CorrectionReason Reason { get; init; }
}

/// <summary>Why a line is corrected. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrectionReason>))]
public enum CorrectionReason
{
    /// <summary>Visits of that month are there that were not when it was closed: the door had no keeper, or what is stored of it could not be read.</summary>
    Late,

    /// <summary>Visits were erased.</summary>
    Erased,

    /// <summary>The numbers went different ways: of a visitor's day another visit is the first now.</summary>
    Recounted,

    /// <summary>The host conceded a dispute.</summary>
    Disputed,
}
