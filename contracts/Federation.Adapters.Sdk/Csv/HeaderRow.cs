using System.Globalization;
using System.Text;

namespace Federation.Adapters.Sdk;

/// <summary>The first row of a table: where it ends, its cells, and a name for each column.</summary>
internal static class HeaderRow
{
    private const int ShownHeaders = 40;

    /// <summary>The length of the first row in the text, without its line end. A line end inside quotes does not end it.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        bool quoted = false;
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '"') quoted = !quoted;
            else if (!quoted && text[index] is '\r' or '\n') return index;
        }

        return text.Length;
    }

    /// <summary>The row after so many others, without its line end; empty where the text has fewer.</summary>
    public static string At(string text, int before)
    {
        int start = 0;
        for (int row = 0; row < before && start < text.Length; row++) start = Next(text, start);
        return text.Substring(start, Length(text.AsSpan(start)));
    }

    /// <summary>Whether the text surely holds so many whole rows.</summary>
    public static bool Holds(ReadOnlySpan<char> text, int rows)
    {
        int start = 0;
        for (int row = 0; row < rows; row++)
        {
            int length = Length(text[start..]);
            if (start + length >= text.Length) return false;
            start = Next(text, start);
        }

        return true;
    }

    /// <summary>The cells of the row, unquoted, trimmed and in composed form (NFC).</summary>
    public static IReadOnlyList<string> Split(string row, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char character in row)
        {
            // A doubled quote closes and opens again: in a header the quote itself carries nothing.
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == delimiter && !quoted)
            {
                cells.Add(Clean(cell.ToString()));
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(Clean(cell.ToString()));
        return cells;
    }

    /// <summary>
    /// A unique name for each column: the second NOM becomes <c>NOM#2</c>, an empty seventh header <c>#7</c>.
    /// </summary>
    public static IReadOnlyList<string> Name(IReadOnlyList<string> cells)
    {
        var names = new List<string>(cells.Count);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < cells.Count; column++)
        {
            string header = cells[column].Length > 0 ? cells[column] : Column(column);
            string name = header;
            while (!taken.Add(name))
            {
                counts[header] = counts.GetValueOrDefault(header, 1) + 1;
                name = string.Create(CultureInfo.InvariantCulture, $"{header}#{counts[header]}");
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>The name of a column that has no header, counted from 1.</summary>
    public static string Column(int index) => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");

    /// <summary>Headers for a message, shortened.</summary>
    public static string Show(IReadOnlyList<string> headers)
    {
        string shown = string.Join(", ", headers.Take(ShownHeaders).Select(header => $"\"{Excerpt.Of(header)}\""));
        return headers.Count > ShownHeaders ? $"{shown} and {headers.Count - ShownHeaders} more" : shown;
    }

    private static int Next(ReadOnlySpan<char> text, int start)
    {
        int end = start + Length(text[start..]);
        if (end < text.Length) end += text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
        return end;
    }

    /// <summary>One header, trimmed and in composed form (NFC).</summary>
    public static string Clean(string cell)
    {
        string text = BrokenText.Show(cell).Trim('\uFEFF', ' ', '\t', '\u00A0', '\r', '\n');
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no composed form; such a header is nobody's expected one anyway.
            return text;
        }
    }
}
