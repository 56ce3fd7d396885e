using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Sync;
using Federation.Registry.Labels;
using NodaTime;

namespace Federation.Cluster.Members.Admissions;

/// <summary>What a host centre is at the moment of a decision. Immutable.</summary>
internal sealed record HostCentre
{
    /// <summary>False where the directory has no such centre, and where no listing speaks for it any more.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Which holidays it has hangs on that.</summary>
    public Address? Address { get; init; }

    /// <summary>Null where the place does not tell.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>The overall level of the label that it holds, 1 to 3; null where it holds none.</summary>
    public int? LabelLevel { get; init; }

    /// <summary>The highest overall level that it held at any moment of the last <see cref="DoorDays.Kept"/> days, now among them; null where it held none.</summary>
    public int? LabelLevelLately { get; init; }

    /// <summary>The networks that list it.</summary>
    public IReadOnlyCollection<NetworkId> Listers { get; init; } = [];

    public static HostCentre Of(MergedCentre? centre, LabelHistory label, DateTimeOffset at) => new()
    {
        IsListed = centre is { State.IsClosed: false },
        Address = centre?.Content.Address,
        Zone = centre is null ? null : PlaceZone.Of(centre.Content.Address, centre.Content.Location),
        LabelLevel = label.Label.HeldAt(at)?.Overall,
        LabelLevelLately = Lately(label, at),
        Listers = [.. centre?.State.Networks ?? []],
    };

    /// <summary>A level changes with an event alone, or runs out.</summary>
    private static int? Lately(LabelHistory label, DateTimeOffset at)
    {
        var begin = at.AddDays(-DoorDays.Kept);
        return label.Events.Select(happened => happened.At).Where(moment => moment > begin && moment <= at).Append(begin)
            .Max(moment => CentreLabel.Replay(CentreLabel.UpTo(label.Events, moment)).HeldAt(moment)?.Overall);
    }

    /// <summary>The calendar day there; that of UTC where the zone is not known, so that days and months are counted in one way all the same.</summary>
    public DateOnly DayAt(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone ?? DateTimeZone.Utc).Date.ToDateOnly();

    /// <summary>The calendar days there that touch a time, in order. A day that a change of clocks leaves out is not among them.</summary>
    public IEnumerable<(DateOnly Day, DateTimeOffset From, DateTimeOffset Until)> DaysBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var zone = Zone ?? DateTimeZone.Utc;
        var last = Instant.FromDateTimeOffset(until).InZone(zone).Date;
        for (var day = Instant.FromDateTimeOffset(from).InZone(zone).Date; day <= last; day = day.PlusDays(1))
        {
            var (begins, ends) = (zone.AtStartOfDay(day).ToDateTimeOffset(), zone.AtStartOfDay(day.PlusDays(1)).ToDateTimeOffset());
            if (begins < until) yield return (day.ToDateOnly(), begins.ToUniversalTime(), ends.ToUniversalTime());
        }
    }

    /// <summary>When it is within these hours there, for sure, in order.</summary>
    /// <param name="hours">As <see cref="StateAt"/>.</param>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> OpenBetween(string hours, DateTimeOffset from, DateTimeOffset until)
    {
        if (Zone is not { } zone || HoursReader.Read(hours).Hours is not { } understood) yield break;
        var first = Instant.FromDateTimeOffset(from).InZone(zone).Date;
        var last = Instant.FromDateTimeOffset(until).InZone(zone).Date;
        foreach (var interval in new HoursCalendar(understood, PlaceHolidays.Of(Address)).Intervals(first, Period.DaysBetween(first, last) + 1))
        {
            if (interval.Moment.State != HoursState.Open) continue;
            var (opens, closes) = (interval.From.InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime(), interval.To.InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime());
            if (opens < until && closes > from) yield return (opens > from ? opens : from, closes < until ? closes : until);
        }
    }

    /// <summary>Whether it is within these hours there.</summary>
    /// <param name="hours">As <see cref="AdmissionRules.Hours"/>. Hours that are not understood, in an unknown zone, or that hang on what nobody knows, are unknown.</param>
    public HoursState StateAt(string hours, DateTimeOffset at) => Zone is { } zone && HoursReader.Read(hours).Hours is { } understood
        ? new HoursCalendar(understood, PlaceHolidays.Of(Address)).At(Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime).State
        : HoursState.Unknown;
}
