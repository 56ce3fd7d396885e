using System.Globalization;

namespace Federation.Cluster.Members.Visits;

/// <summary>A calendar month, by the calendar of a centre. Written <c>2026-11</c>, so that the order of texts is that of time.</summary>
public readonly record struct VisitMonth
{
    private const string Format = "yyyy-MM";

    private readonly DateOnly _first;

    private VisitMonth(DateOnly first) => _first = first;

    public static VisitMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>How many days it has.</summary>
    public int Days => DateTime.DaysInMonth(_first.Year, _first.Month);

    /// <param name="day">From 1.</param>
    public DateOnly Day(int day) => _first.AddDays(day - 1);

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out VisitMonth month)
    {
        bool valid = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        month = valid ? new VisitMonth(first) : default;
        return valid;
    }

    public override string ToString() => _first.ToString(Format, CultureInfo.InvariantCulture);
}
