using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Local time without a change, from <paramref name="From"/> to before <paramref name="To"/>.</summary>
internal readonly record struct HoursInterval(LocalDateTime From, LocalDateTime To, HoursMoment Moment);
