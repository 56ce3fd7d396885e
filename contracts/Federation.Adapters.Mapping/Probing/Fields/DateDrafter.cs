using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Probing.Fields;

/// <summary>Drafts when a record was changed, and how its date is written where that can be told. Pure but for what it notes.</summary>
internal static class DateDrafter
{
    private const string Field = "modifiedAt";

    public static DraftField? Draft(ColumnPicker picker)
    {
        if (picker.Take(Field, column => column.Share(text => IsDate(text, monthFirst: false) || IsDate(text, monthFirst: true)) is > 0.5 and var share ? share : 0) is not { } column)
        {
            if (picker.Best(Field, column => column.Share(DateWords.HasShortYear) is > 0.5 and var share ? share : 0) is { } shortened) picker.Unsure.Add($"The dates of {Named(shortened)} have years of two digits, of which nobody can tell the century; nothing was drafted for them.");
            return null;
        }

        double dayFirst = column.Share(text => IsDate(text, monthFirst: false)), monthFirst = column.Share(text => IsDate(text, monthFirst: true));
        if (monthFirst > dayFirst)
        {
            picker.Unsure.Add($"The dates of {Named(column)} are read month first: more of them are dates that way.");
            return DraftField.From(Field, column, ["{ date: month-first }"], "month first");
        }

        if (dayFirst == monthFirst && column.Share(IsAmbiguous) > 0.5) picker.Unsure.Add($"The dates of {Named(column)} could be written day or month first; they are read day first.");
        return DraftField.From(Field, column, []);
    }

    private static string Named(ColumnProfile column) => $"\"{Masked.OneLine(column.Name, 40)}\"";

    private static bool IsDate(string text, bool monthFirst) => DateWords.Read(text, monthFirst) is not null;

    private static bool IsAmbiguous(string text) => DateWords.Read(text) is { } one && DateWords.Read(text, monthFirst: true) is { } other && one != other;
}
