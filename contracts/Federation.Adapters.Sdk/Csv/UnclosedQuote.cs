namespace Federation.Adapters.Sdk;

/// <summary>Whether a row's text ends inside a quoted cell.</summary>
internal static class UnclosedQuote
{
    public static bool IsIn(ReadOnlySpan<char> row, char delimiter)
    {
        bool cellStarts = true;
        bool quoted = false;
        for (int index = 0; index < row.Length; index++)
        {
            char character = row[index];
            if (quoted)
            {
                if (character != '"') continue;
                if (index + 1 < row.Length && row[index + 1] == '"') index++;
                else quoted = false;
            }
            else
            {
                quoted = cellStarts && character == '"';
                cellStarts = character == delimiter;
            }
        }

        return quoted;
    }
}
