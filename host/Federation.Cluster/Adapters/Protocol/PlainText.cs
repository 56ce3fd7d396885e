namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Text from a plug-in, fit for one line of a log or a message.</summary>
internal static class PlainText
{
    /// <summary>Control characters (line breaks, terminal escapes) become spaces; what is too long is cut, with an ellipsis.</summary>
    public static string Of(string text, int mostCharacters)
    {
        int length = Math.Min(text.Length, mostCharacters);
        return string.Create(length, (text, mostCharacters), static (span, state) =>
        {
            for (int index = 0; index < span.Length; index++) span[index] = IsUnfit(state.text[index]) ? ' ' : state.text[index];
            if (state.text.Length > state.mostCharacters) span[^1] = '…';
        });
    }

    /// <summary>Whether the text is fit as it is: nothing of it would become a space.</summary>
    public static bool IsFit(string text)
    {
        foreach (char character in text)
        {
            if (IsUnfit(character)) return false;
        }

        return true;
    }

    // Besides control characters: the marks that turn the direction of a line or break it.
    private static bool IsUnfit(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
