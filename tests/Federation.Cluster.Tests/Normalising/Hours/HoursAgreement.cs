using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>Compares our hours with the judge's, minute by minute over one year in Dijon.</summary>
internal sealed partial class HoursAgreement
{
    private readonly Dictionary<string, double> _worst = [];

    public int Values { get; private set; }

    /// <summary>Texts that we understand and the judge refuses.</summary>
    public List<string> Refused { get; } = [];

    public long Minutes { get; private set; }

    public long Agreed { get; private set; }

    /// <summary>Minutes at which we say that it hangs on a school holiday, and the judge looks into its own calendar of them: counted as disagreement too.</summary>
    public long OnSchoolHolidays { get; private set; }

    /// <summary>Instants at which the judge, asked without its iterator, says something else than with it; the first answer counts there.</summary>
    public int JudgeAgainstItself { get; private set; }

    public double Share => Minutes == 0 ? 1 : (double)Agreed / Minutes;

    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{Values} values, {Share:0.00000} of {Minutes} minutes agree, {OnSchoolHolidays} minutes hang on school holidays, refused by the judge {Refused.Count}, judge against itself {JudgeAgainstItself}");

    public IEnumerable<string> Worst => _worst.OrderBy(value => value.Value).Take(25).Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Value:0.0000}  {value.Key}"));

    public void Add(OpeningHours hours, HoursOracle.Verdict verdict, int year)
    {
        if (verdict.Error is not null)
        {
            Refused.Add($"{hours.Text}: {verdict.Error}");
            return;
        }

        string ours = Ours(hours, year);
        char[] theirs = Theirs(verdict);
        Assert.Equal(ours.Length, theirs.Length);
        int same = 0, school = 0;
        for (int minute = 0; minute < ours.Length; minute++)
        {
            if (ours[minute] == theirs[minute]) same++;
            else if (ours[minute] == 'U' && hours.Holidays.HasFlag(HolidayKinds.School)) school++;
        }

        Values++;
        (Minutes, Agreed, OnSchoolHolidays) = (Minutes + ours.Length, Agreed + same, OnSchoolHolidays + school);
        if (same < ours.Length) _worst[hours.Text] = (double)same / ours.Length;
    }

    private static string Ours(OpeningHours hours, int year)
    {
        var first = new LocalDate(year, 1, 1);
        int days = first.Calendar.GetDaysInYear(year);
        var calendar = new HoursCalendar(hours, PlaceHolidays.Of(new Address { Country = "FR", PostalCode = "21000" }));
        return string.Concat(calendar.Intervals(first, days).Select(interval => new string(Letter(interval.Moment.State), (int)Period.Between(interval.From, interval.To, PeriodUnits.Minutes).Minutes)));
    }

    private static char Letter(HoursState state) => state switch
    {
        HoursState.Open => 'O',
        HoursState.Unknown => 'U',
        _ => 'C',
    };

    private char[] Theirs(HoursOracle.Verdict verdict)
    {
        char[] states = string.Concat(Run().Matches(verdict.States!).Select(run => new string(run.Value[0], int.Parse(run.ValueSpan[1..], CultureInfo.InvariantCulture)))).ToCharArray();
        for (int at = 0; at < verdict.Checks!.Length; at++)
        {
            int minute = at * HoursOracle.CheckStep;
            if (states[minute] == verdict.Checks[at]) continue;
            JudgeAgainstItself++;
            states[minute] = verdict.Checks[at];
        }

        return states;
    }

    [GeneratedRegex(@"[OCU]\d+")]
    private static partial Regex Run();
}
