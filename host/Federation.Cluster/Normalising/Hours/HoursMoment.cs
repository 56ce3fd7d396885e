namespace Federation.Cluster.Normalising.Hours;

/// <summary>What opening hours say of one moment.</summary>
/// <param name="Comment">As the partner wrote it, such as "by appointment".</param>
internal readonly record struct HoursMoment(HoursState State, string? Comment);
