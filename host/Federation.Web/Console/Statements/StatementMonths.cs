using System.Globalization;

namespace Federation.Web.Console.Statements;

/// <summary>The months that can be looked at. Pure.</summary>
internal static class StatementMonths
{
    /// <summary>As the API has months.</summary>
    public const string Form = "yyyy-MM";

    /// <summary>Visits are kept for so long; what is older is in the files that were taken.</summary>
    private const int Kept = 25;

    /// <summary>This month and those before, the newest first.</summary>
    public static IReadOnlyList<string> Until(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. Enumerable.Range(0, Kept).Select(back => day.AddMonths(-back).ToString(Form, CultureInfo.InvariantCulture))];
    }

    /// <summary>The month that is asked for; the last one that is over where none is, or none of these.</summary>
    public static string Of(string? asked, IReadOnlyList<string> months) => months.FirstOrDefault(month => month == asked) ?? months[1];
}
