using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Normalising.Hours;
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

    public static HostCentre Of(MergedCentre? centre, LabelHistory label, DateTimeOffset at) => new()
    {
        IsListed = centre is { State.IsClosed: false },
        Address = centre?.Content.Address,
        Zone = centre is null ? null : PlaceZone.Of(centre.Content.Address, centre.Content.Location),
        LabelLevel = label.Label.HeldAt(at)?.Overall,
    };

    /// <summary>The calendar day there; that of UTC where the zone is not known, so that days and months are counted in one way all the same.</summary>
    public DateOnly DayAt(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone ?? DateTimeZone.Utc).Date.ToDateOnly();

    /// <summary>Whether it is within these hours there.</summary>
    /// <param name="hours">As <see cref="AdmissionRules.Hours"/>. Hours that are not understood, in an unknown zone, or that hang on what nobody knows, are unknown.</param>
    public HoursState StateAt(string hours, DateTimeOffset at) => Zone is { } zone && HoursReader.Read(hours).Hours is { } understood
        ? new HoursCalendar(understood, PlaceHolidays.Of(Address)).At(Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime).State
        : HoursState.Unknown;
}
