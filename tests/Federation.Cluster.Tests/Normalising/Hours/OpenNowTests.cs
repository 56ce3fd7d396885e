using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using NodaTime;
using NodaTime.Text;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>In 2026 the clocks of France go from 02:00 to 03:00 on 29 March, and from 03:00 back to 02:00 on 25 October.</summary>
public sealed class OpenNowTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-18:00", "2026-01-05T08:30:00Z", HoursState.Open, "2026-01-05T18:00:00+01")]
    [InlineData("Mo-Fr 09:00-18:00", "2026-07-06T07:30:00Z", HoursState.Open, "2026-07-06T18:00:00+02")]
    [InlineData("Lundi au vendredi 9h-18h", "2026-07-06T06:59:59Z", HoursState.Closed, "2026-07-06T09:00:00+02")]

    // A night over the jump forward is an hour shorter, and what begins in the hour left out begins with the jump.
    [InlineData("Sa 22:00-05:00", "2026-03-29T00:59:59Z", HoursState.Open, "2026-03-29T05:00:00+02")]
    [InlineData("Su 02:30-04:00", "2026-03-29T00:59:59Z", HoursState.Closed, "2026-03-29T03:00:00+02")]
    [InlineData("Su 00:00-02:30", "2026-03-29T00:30:00Z", HoursState.Open, "2026-03-29T03:00:00+02")]

    // The hour that comes twice is twice the same: open until half past two, and again when the clock shows two again.
    [InlineData("Su 00:00-02:30", "2026-10-25T00:15:00Z", HoursState.Open, "2026-10-25T02:30:00+02")]
    [InlineData("Su 00:00-02:30", "2026-10-25T00:45:00Z", HoursState.Closed, "2026-10-25T02:00:00+01")]
    [InlineData("Su 00:00-02:30", "2026-10-25T01:15:00Z", HoursState.Open, "2026-10-25T02:30:00+01")]
    [InlineData("Sa 22:00-05:00", "2026-10-24T23:00:00Z", HoursState.Open, "2026-10-25T05:00:00+01")]
    [InlineData("Mo-Fr 09:00-18:00; PH off", "2026-07-14T10:00:00Z", HoursState.Closed, "2026-07-15T09:00:00+02")]
    [InlineData("24/7", "2026-07-14T10:00:00Z", HoursState.Open, null)]
    [InlineData("auf Anfrage", "2026-07-14T10:00:00Z", HoursState.Unknown, null)]
    public void Of_AFrenchCentre_IsOnItsOwnClock(string hours, string now, HoursState state, string? change)
    {
        var status = OpenNow.Of(Centre("FR", "21000", hours), InstantPattern.ExtendedIso.Parse(now).Value);

        Assert.Equal((state, change), (status.State, Text(status.NextChange)));
    }

    [Fact]
    public void Of_ACentreInReunion_IsNotOnTheClockOfParis() =>
        Assert.Equal("2026-07-06T18:00:00+04", Text(OpenNow.Of(Centre("FR", "97400", "Mo-Fr 09:00-18:00"), Instant.FromUtc(2026, 7, 6, 6, 0)).NextChange));

    [Fact]
    public void Of_HolidaysThatNobodyKnows_IsUnknown() =>
        Assert.Equal(HoursState.Unknown, OpenNow.Of(Centre("DE", null, "Mo-Fr 09:00-18:00; PH off") with { Location = new Location(52.5, 13.4) }, Instant.FromUtc(2026, 7, 6, 10, 0)).State);

    [Fact]
    public void Of_ACentreWithoutCountryOrPoint_IsUnknown() => Assert.Equal(OpeningStatus.NotKnown, OpenNow.Of(Centre(null, null, "24/7"), Instant.FromUtc(2026, 7, 6, 10, 0)));

    private static string? Text(ZonedDateTime? moment) => moment is { } known ? OffsetDateTimePattern.GeneralIso.Format(known.ToOffsetDateTime()) : null;

    private static ListingContent Centre(string? country, string? postcode, string hours) =>
        new() { Name = "x", Address = country is null ? null : new Address { Country = country, PostalCode = postcode }, OpeningHours = hours };
}
