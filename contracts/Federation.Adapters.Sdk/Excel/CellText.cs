using System.Globalization;

namespace Federation.Adapters.Sdk;

/// <summary>What a cell of a workbook says, as a text that means the same in every country.</summary>
internal static class CellText
{
    /// <summary>Up to here every whole number is told from its neighbours.</summary>
    private const double MostWhole = 1e15;

    // A time of day is kept as a moment of the day before the calendar of spreadsheets begins.
    private static readonly DateTime FirstDay = new(1900, 1, 1);

    /// <param name="value">As the library reads it; null for an empty cell and for a formula that failed.</param>
    /// <param name="format">How the spreadsheet shows the number; null where it does not say.</param>
    public static string Of(object? value, string? format) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Number(number, format),
        int number => Number(number, format),
        DateTime moment => Moment(moment),
        TimeSpan time => Moment(FirstDay.AddDays(-1) + time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Number(double number, string? format)
    {
        if (!double.IsInteger(number) || Math.Abs(number) >= MostWhole) return number.ToString("R", CultureInfo.InvariantCulture);
        string whole = number.ToString("0", CultureInfo.InvariantCulture);
        bool isPadded = number >= 0 && format is { Length: > 1 and <= 20 } && !format.AsSpan().ContainsAnyExcept('0');
        return isPadded ? whole.PadLeft(format!.Length, '0') : whole; // a padded one has a format
    }

    private static string Moment(DateTime moment)
    {
        if (moment < FirstDay) return moment.ToString("HH:mm", CultureInfo.InvariantCulture);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }
}
