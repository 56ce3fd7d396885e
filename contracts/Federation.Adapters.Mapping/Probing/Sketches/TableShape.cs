using System.Text.RegularExpressions;
using Federation.Adapters.Mapping.Probing.Fields;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Where a table begins among its first rows, and whether its first row names the columns. Pure.</summary>
internal static partial class TableShape
{
    private const int MostTitleRows = 20;

    /// <param name="rows">The first rows' cells, in the order of the source.</param>
    /// <returns>How many rows stand before the table; 0 where nothing tells.</returns>
    public static int RowsBefore(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int width = Width(rows);
        if (width < 2) return 0;
        int first = rows.Take(MostTitleRows).TakeWhile(row => !IsWide(row, width)).Count();
        return first < rows.Count && first < MostTitleRows ? first : 0;
    }

    /// <summary>How many cells most rows have.</summary>
    public static int Width(IReadOnlyList<IReadOnlyList<string>> rows) => rows.Where(row => row.Count > 1).GroupBy(row => row.Count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).Select(same => same.Key).FirstOrDefault(1);

    /// <summary>Whether the row holds names, and not values.</summary>
    public static bool AreNames(IReadOnlyList<string> row)
    {
        var filled = row.Where(cell => cell.Length > 0).ToList();
        int values = filled.Count(cell => Value().IsMatch(cell) || Mailboxes.IsIn(cell));
        if (values == 0) return true;
        int known = filled.Count(FieldWords.Standard.KnowsWhole);
        return known > values || values * 4 < filled.Count;
    }

    // A title that is merged over the table says one thing in every column.
    private static bool IsWide(IReadOnlyList<string> row, int width) => row.Count >= width && row.Count(cell => cell.Length > 0) * 2 > width && row.Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).Skip(1).Any();

    // A number, a date, an address of the web, a coordinate pair, a telephone number: no column is called so.
    [GeneratedRegex(@"^(?:[+-]?[0-9][0-9 .,/:;'°+-]*|https?://\S+|POINT\s*\(.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
