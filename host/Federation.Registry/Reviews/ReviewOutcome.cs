using System.Text.Json.Serialization;

namespace Federation.Registry.Reviews;

/// <summary>How a review ended. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewOutcome>))]
public enum ReviewOutcome
{
    /// <summary>An assessor looked at it, and said what comes of it.</summary>
    Decided,

    /// <summary>The centre was at its awarded level again.</summary>
    Recovered,

    /// <summary>The label is in force no more, or another one is.</summary>
    LabelOver,
}
