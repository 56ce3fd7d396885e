using System.Globalization;
using System.Text.Json.Serialization;

namespace Federation.Cluster.Members.Visits;

/// <summary>A calendar month, by the calendar of a centre. Written <c>2026-11</c>, so that the order of texts is that of time.</summary>
[JsonConverter(typeof(VisitMonthJson))]
public readonly record struct VisitMonth : IComparable<VisitMonth>
{
    private const string Format = "yyyy-MM";

    private VisitMonth(DateOnly first) => First = first;

    /// <summary>Its first day.</summary>
    public DateOnly First { get; }

    public static VisitMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>How many days it has.</summary>
    public int Days => DateTime.DaysInMonth(First.Year, First.Month);

    /// <param name="day">From 1.</param>
    public DateOnly Day(int day) => First.AddDays(day - 1);

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, out VisitMonth month)
    {
        bool valid = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        month = valid ? new VisitMonth(first) : default;
        return valid;
    }

    /// <summary>So many months later; earlier where that is below zero.</summary>
    public VisitMonth Add(int months) => new(First.AddMonths(months));

    public int CompareTo(VisitMonth other) => First.CompareTo(other.First);

    public override string ToString() => First.ToString(Format, CultureInfo.InvariantCulture);
}
