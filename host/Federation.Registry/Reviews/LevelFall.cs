using System.Text.Json.Serialization;

namespace Federation.Registry.Reviews;

/// <summary>That a centre has been below the level that it was awarded, day after day. It is kept while it lasts. Immutable.</summary>
public sealed record LevelFall
{
    /// <summary>Which of the centre's labels.</summary>
    public required int Label { get; init; }

    /// <summary>The first day on which it was seen below.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>How many of the days since then nothing could be measured on: they are no evidence of anything.</summary>
    public int Unmeasured { get; init; }

    /// <summary>The review that it opened; null before.</summary>
    public string? Review { get; init; }

    /// <summary>On how many days it was seen below.</summary>
    /// <param name="looks">The days on which the directory looked at all. One of <see cref="Unmeasured"/> may be missing here, since its look did not come to its end: then it counts for the centre.</param>
    public int DaysBelow(IEnumerable<DateOnly> looks) => Math.Max(0, looks.Count(day => day >= Since) - Unmeasured);

    [JsonIgnore]
    public bool IsInReview => Review is not null;
}
