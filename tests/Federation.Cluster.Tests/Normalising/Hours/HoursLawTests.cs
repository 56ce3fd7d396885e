using System.Diagnostics;
using CsCheck;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Tests.Normalising.Hours;

public sealed class HoursLawTests
{
    [Fact]
    public void Text_OfAnyHours_ReadsAsTheSameHours() =>
        HoursGenerator.Texts.Sample(text =>
        {
            var hours = OsmHours.Read(text).Hours;
            var again = OsmHours.Read(hours!.Text).Hours; // What is generated is understood; the oracle's tests say so.
            Assert.Equal(hours, again);
            Assert.Equal(Moments(hours), Moments(again!));
        });

    [Fact]
    public void Generate_WithOneSeed_WritesTheSameTexts() => Assert.Equal(HoursGenerator.Generate(50, seed: 7), HoursGenerator.Generate(50, seed: 7));

    [Fact]
    public void Intervals_OfAnyHours_SayWhatEachMomentSays() =>
        Gen.Select(HoursGenerator.Texts, Gen.Int[0, (14 * HoursSpan.Day) - 1]).Sample((text, minute) =>
        {
            var calendar = new HoursCalendar(OsmHours.Read(text).Hours!, _ => false); // As above.
            var first = new LocalDate(2026, 3, 20);
            var moment = first.AtMidnight().PlusMinutes(minute);

            Assert.Equal(calendar.At(moment), calendar.Intervals(first, 14).Single(interval => interval.From <= moment && moment < interval.To).Moment);
        });

    /// <summary>Whatever is written, it is read in bounded time, and what it becomes reads as itself.</summary>
    [Fact]
    public void Read_AnyMixtureOfWords_EndsAndStands() =>
        Pick.From("Mo", "lundi", "-", "au", "9h", "09:00", "12", "/", ";", ",", "fermé", "sauf", "matin", "2e", "du mois", "PH", "off", "sur rendez-vous", "\"", "\n", ":", "24/7", "\uFFFD", "week", "[", "2026", "é\u0301")
            .Array[0, 14].Select(words => string.Join(' ', words)).Sample(text =>
            {
                var reading = HoursReader.Read(text);
                Assert.NotEqual(reading.Hours is null, reading.Reason is null);
                if (reading.Hours is { } hours) Assert.Equal(hours, OsmHours.Read(hours.Text).Hours);
            });

    [Fact]
    public void Read_HostileTexts_TakesNoTime()
    {
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("Mo-", 330)),
            string.Concat(Enumerable.Repeat("Jan 01,", 140)),
            string.Concat(Enumerable.Repeat("2000-2999,", 99)) + "2000",
            string.Concat(Enumerable.Repeat("9h ", 333)),
            string.Concat(Enumerable.Repeat("lundi au ", 110)),
            string.Join(',', Enumerable.Repeat("10:00-11:00", 80)),
            new string('9', 1_000),
            new string('"', 1_000),
            new string(' ', 1_000),
            new string('\u0301', 1_000),
            new string('m', 5_000_000),
        ];
        foreach (string text in texts) HoursReader.Read(text);
        var watch = Stopwatch.StartNew();

        foreach (string text in texts) HoursReader.Read(text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2 * texts.Length));
    }

    [Theory]
    [InlineData("2000-9999 Mo-Su off")]
    [InlineData("Mo-Su,PH,SH 10:00-11:00 off")]
    [InlineData("PH 10:00-11:00 off; SH 12:00-13:00 off")]
    [InlineData("9999 10:00-11:00")]
    public void NextChange_OfHoursThatNeverChange_GivesUp(string text)
    {
        string rules = string.Join(';', Enumerable.Repeat(text, 20));
        var calendar = new HoursCalendar(OsmHours.Read(rules).Hours ?? throw new ArgumentException(text), _ => null);
        var watch = Stopwatch.StartNew();

        Assert.Null(calendar.NextChange(new LocalDateTime(2026, 1, 1, 0, 0)));
        // Milliseconds on a quiet machine; what does not give up takes for ever.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static List<HoursInterval> Moments(OpeningHours hours) => [.. new HoursCalendar(hours, _ => false).Intervals(new LocalDate(2026, 1, 1), 365)];
}
