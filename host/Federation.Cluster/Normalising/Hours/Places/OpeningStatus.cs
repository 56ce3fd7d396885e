using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Whether a place is open at one moment.</summary>
/// <param name="Comment">What the partner says of the state, such as "by appointment"; null for nothing.</param>
/// <param name="NextChange">In the place's time zone; null where nothing changes for a year and more, or nothing is known.</param>
public sealed record OpeningStatus(HoursState State, string? Comment, ZonedDateTime? NextChange)
{
    public static OpeningStatus NotKnown { get; } = new(HoursState.Unknown, null, null);
}
