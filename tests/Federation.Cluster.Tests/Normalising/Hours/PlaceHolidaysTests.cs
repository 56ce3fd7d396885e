using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Tests.Normalising.Hours;

public sealed class PlaceHolidaysTests
{
    [Theory]
    [InlineData("FR", "21000", 2026, 7, 14, true)]
    [InlineData("FR", "21000", 2026, 4, 6, true)]
    [InlineData("FR", "21000", 2026, 5, 14, true)]
    [InlineData("FR", null, 2026, 12, 26, false)]
    [InlineData("FR", "67000", 2026, 12, 26, true)]
    [InlineData("FR", "67000", 2026, 7, 14, true)]
    [InlineData("FR", "57000", 2026, 4, 3, null)]
    [InlineData("FR", "21000", 2026, 4, 3, false)]
    [InlineData("FR", "97400", 2026, 12, 20, true)]
    [InlineData("FR", "97500", 2026, 7, 14, null)]
    [InlineData("BE", "1000", 2026, 7, 21, true)]
    [InlineData("LU", null, 2026, 6, 23, true)]
    [InlineData("DE", "10115", 2026, 1, 1, null)]
    [InlineData(null, null, 2026, 1, 1, null)]
    public void Of_ADate_IsAHolidayWhereThatIsKnown(string? country, string? postcode, int year, int month, int day, bool? expected) =>
        Assert.Equal(expected, PlaceHolidays.Of(new Address { Country = country, PostalCode = postcode })(new LocalDate(year, month, day)));
}
