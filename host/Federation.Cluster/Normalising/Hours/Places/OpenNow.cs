using Federation.Cluster.Centres;
using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Asks the hours of a listing or centre about a moment. The wall clock of the place decides: in the night when clocks go back, an hour that comes
/// twice has the same hours twice; one that is left out has none. Pure and thread safe.
/// </summary>
public static class OpenNow
{
    /// <summary>Unknown where the hours are not understood or the zone of the place is not known.</summary>
    public static OpeningStatus Of(ListingContent content, Instant now)
    {
        if (CalendarOf(content) is not var (calendar, zone)) return OpeningStatus.NotKnown;
        var moment = calendar.At(now.InZone(zone).LocalDateTime);
        return new OpeningStatus(moment.State, moment.Comment, NextChange(calendar, zone, now, moment)?.InZone(zone));
    }

    /// <summary>The state alone, which costs less than to look for the next change.</summary>
    public static HoursState StateAt(ListingContent content, Instant now) =>
        CalendarOf(content) is var (calendar, zone) ? calendar.At(now.InZone(zone).LocalDateTime).State : HoursState.Unknown;

    /// <summary>The same of hours at a place whose zone is known.</summary>
    public static HoursState StateIn(string hours, Address? address, DateTimeZone zone, Instant now) =>
        HoursReader.Read(hours).Hours is { } read ? new HoursCalendar(read, PlaceHolidays.Of(address)).At(now.InZone(zone).LocalDateTime).State : HoursState.Unknown;

    private static (HoursCalendar Calendar, DateTimeZone Zone)? CalendarOf(ListingContent content) =>
        content.OpeningHours is { } text && HoursReader.Read(text).Hours is { } hours && PlaceZone.Of(content.Address, content.Location) is { } zone
            ? (new HoursCalendar(hours, PlaceHolidays.Of(content.Address)), zone)
            : null;

    /// <summary>
    /// The first instant after <paramref name="now"/> at which the wall clock reads other hours. A local time may be two instants or none, and the
    /// clock itself may jump past a change, so every instant of every change is looked at, and every jump.
    /// </summary>
    private static Instant? NextChange(HoursCalendar calendar, DateTimeZone zone, Instant now, HoursMoment moment)
    {
        var first = now.InZone(zone).Date.PlusDays(-1);
        for (int day = 0; day <= HoursCalendar.Horizon; day++)
        {
            var instants = calendar.Moments(first.PlusDays(day), 1).SelectMany(change => Instants(zone, change.From)).Where(instant => instant > now).Distinct().Order();
            foreach (var instant in instants)
            {
                if (calendar.At(instant.InZone(zone).LocalDateTime) != moment) return instant;
            }
        }

        return null;
    }

    /// <summary>Each instant of a local time; where the clock leaves it out, the jump; where it comes again, also the jump back.</summary>
    private static IEnumerable<Instant> Instants(DateTimeZone zone, LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => [mapping.LateInterval.Start],
            1 => [mapping.First().ToInstant()],
            _ => [mapping.First().ToInstant(), mapping.LateInterval.Start, mapping.Last().ToInstant()],
        };
    }
}
