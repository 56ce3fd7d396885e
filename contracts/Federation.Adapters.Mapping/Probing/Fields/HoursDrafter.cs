using System.Globalization;
using Federation.Adapters.Mapping.Hours;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Drafts opening hours: columns by the day, rows by the day, or one text.</summary>
internal sealed class HoursDrafter(ColumnPicker picker)
{
    private const int FewestDays = 3;

    public DraftField? DraftDays()
    {
        var days = picker.Columns.Where(column => !column.IsPerson && !picker.IsUsed(column)).Select(column => (column, day: DayOf(column.Name))).Where(entry => entry.day is not null).ToList();
        if (days.Select(entry => entry.day).Distinct().Count() < FewestDays) return null;
        var lines = DayNames.Week.Select(day => (day, columns: days.Where(entry => entry.day == day).Select(entry => picker.Use(entry.column)).ToList())).Where(day => day.columns.Count > 0)
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"  {day.day.ToString().ToLowerInvariant()}: {(day.columns is [var only] ? YamlScalar.Of(only.Name) : YamlScalar.List(day.columns.Select(column => column.Name)))}"));
        return new DraftField("openingHours", $"\ndays:\n{string.Join('\n', lines)}", []);
    }

    /// <summary>The columns of rows by the day; null where there are none.</summary>
    public (ColumnProfile Day, ColumnProfile Opens, ColumnProfile? Closes)? Rows()
    {
        var day = picker.Best("day", column => column.Share(text => DayNames.Read(text) is not null) is > 0.6 and var share ? share : 0);
        var opens = picker.Best("opens", column => column.Share(text => text.Length <= 20) > 0.8 ? 1 : 0);
        return day is null || opens is null ? null : (day, opens, picker.Best("closes", column => column == opens ? 0 : column.Share(text => text.Length <= 20) > 0.8 ? 1 : 0));
    }

    public DraftField DraftRows((ColumnProfile Day, ColumnProfile Opens, ColumnProfile? Closes) rows)
    {
        picker.Use(rows.Day);
        picker.Use(rows.Opens);
        string closes = rows.Closes is { } column ? $", closes: {YamlScalar.Of(picker.Use(column).Name)}" : "";
        return new DraftField("openingHours", $"{{ rows: {{ day: {YamlScalar.Of(rows.Day.Name)}, opens: {YamlScalar.Of(rows.Opens.Name)}{closes} }} }}", [rows.Day, rows.Opens]);
    }

    public DraftField? DraftText() =>
        picker.Take("openingHours", column => column.Share(text => text.Any(char.IsAsciiDigit)) is > 0.2 and var share ? share : 0) is { } text ? DraftField.From("openingHours", text, DraftField.HtmlStep(text)) : null;

    // Exactly one day in the name, at least three letters of it.
    private static DayOfWeek? DayOf(string name)
    {
        var days = NameTokens.Of(name[(name.LastIndexOf('.') + 1)..]).Where(word => word.Length >= 3 && !word.Any(char.IsAsciiDigit)).Select(DayNames.Read).OfType<DayOfWeek>().Distinct().ToList();
        return days is [var only] ? only : null;
    }
}
